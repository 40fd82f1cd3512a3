/**
 * A file as a table of albums: which column is which, by its header, by an export that is known or
 * by {@code --columns}, and what to tell somebody whose header cannot be read. Door: {@code
 * CsvFile}.
 */
@NullMarked
package io.tensoe.ingestion.seeds.table;

import org.jspecify.annotations.NullMarked;
