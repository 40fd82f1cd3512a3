package io.tensoe.ingestion.sources.client;

import java.util.Optional;

/**
 * An answer that is stored and need not be asked for again.
 *
 * @param answer understood; empty = the source answered that it has none
 */
record CachedAnswer<A>(Optional<A> answer) {}
