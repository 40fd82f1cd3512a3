package io.tensoe.ingestion.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a source is asked for.
 *
 * @param seed the album as the user named it
 * @param resolved the album with its track list as a catalogue source knows it; null for sources
 *     that work from the seed alone
 */
public record Wanted(Seed seed, @Nullable SourceAlbum resolved) implements Serializable {}
