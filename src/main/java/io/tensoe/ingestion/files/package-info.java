/**
 * Files that a user names as a place for results. Knows nothing else of ours, so that every package
 * may write through it.
 */
@NullMarked
package io.tensoe.ingestion.files;

import org.jspecify.annotations.NullMarked;
