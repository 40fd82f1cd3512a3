/**
 * One small class and one options interface per command, and the progress display. May use every
 * other package; nothing may use it.
 */
@NullMarked
package io.tensoe.ingestion.cli;

import org.jspecify.annotations.NullMarked;
