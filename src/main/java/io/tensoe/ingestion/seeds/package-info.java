/**
 * Where wanted albums come from: CSV files, one album, a search; and the dead letters, which come
 * back the same way. May not know any source's wire format.
 */
@NullMarked
package io.tensoe.ingestion.seeds;

import org.jspecify.annotations.NullMarked;
