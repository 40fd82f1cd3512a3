package io.tensoe.ingestion.model;

import java.io.Serializable;

/**
 * A word somebody attached to a track, album or artist.
 *
 * @param name verbatim, not normalized
 * @param weight 0 to 100, relative to the strongest tag of the same list 100 where the source gives
 *     no weights
 */
public record Tag(String name, int weight) implements Serializable {}
