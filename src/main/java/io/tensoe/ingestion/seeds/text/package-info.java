/**
 * Text of files as people save them: encodings, lines, blanks, what was garbled and what can be
 * shown. May not know columns, rows or albums.
 */
@NullMarked
package io.tensoe.ingestion.seeds.text;

import org.jspecify.annotations.NullMarked;
