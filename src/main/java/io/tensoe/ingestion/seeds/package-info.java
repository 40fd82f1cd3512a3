/**
 * Where wanted albums come from: files, one album, a search; and the dead letters, which come back
 * the same way. The rooms inside read a file from its bytes to its rows. May not know any source's
 * wire format.
 */
@NullMarked
package io.tensoe.ingestion.seeds;

import org.jspecify.annotations.NullMarked;
