/**
 * Folders that show whole files only: where a snapshot or an export is written, how it gets its
 * name, which one is the latest. May not know what is in the files.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.folder;

import org.jspecify.annotations.NullMarked;
