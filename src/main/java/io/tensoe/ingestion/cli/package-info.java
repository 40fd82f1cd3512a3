/**
 * One small class and one options interface per command, and the progress display. May use every\n
 * * other package; nothing may use it.
 */
@NullMarked
package io.tensoe.ingestion.cli;

import org.jspecify.annotations.NullMarked;
