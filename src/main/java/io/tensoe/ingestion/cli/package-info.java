/**
 * The commands: from arguments to what they do, and from what happened to lines and an exit code.
 * May use every other package; only {@link io.tensoe.ingestion.Main} uses it.
 */
@NullMarked
package io.tensoe.ingestion.cli;

import org.jspecify.annotations.NullMarked;
