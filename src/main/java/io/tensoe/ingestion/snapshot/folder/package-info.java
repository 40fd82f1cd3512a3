/**
 * Folders that show whole files only: where a snapshot or an export is written, how it gets its
 * name, which one is the latest. Of what is in the files it knows one name: a folder with a
 * manifest is a snapshot.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.folder;

import org.jspecify.annotations.NullMarked;
