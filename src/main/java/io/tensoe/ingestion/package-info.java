/**
 * Album lists in, normalized and merged tracks out. Two doors: {@link io.tensoe.ingestion.Main} for
 * the command line, {@link io.tensoe.ingestion.api.Tensoe} for Java.
 */
@NullMarked
package io.tensoe.ingestion;

import org.jspecify.annotations.NullMarked;
