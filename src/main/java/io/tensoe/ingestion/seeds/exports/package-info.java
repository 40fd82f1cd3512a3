/**
 * What services and tools write when people export their lists: headers, how artists are joined,
 * which ids are of albums. The only room of {@code seeds} that names services, for these are facts
 * about foreign files. May not know the files of a run or what becomes of a row.
 */
@NullMarked
package io.tensoe.ingestion.seeds.exports;

import org.jspecify.annotations.NullMarked;
