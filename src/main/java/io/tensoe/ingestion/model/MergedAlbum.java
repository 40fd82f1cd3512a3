package io.tensoe.ingestion.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run found out about one album.
 *
 * @param seed the album as wanted
 * @param status where it stands
 * @param outcomes one per source in play, in the order of source names
 * @param tracks merged tracks in disc and track order; empty = no catalogue source found it
 * @param matchConfidence 0 to 1; null when nothing was found
 * @param deferredUntil the earliest time at which asking again makes sense; null = now, or never
 *     needed
 */
public record MergedAlbum(
    Seed seed,
    AlbumStatus status,
    List<Outcome> outcomes,
    List<Track> tracks,
    @Nullable Double matchConfidence,
    @Nullable Instant deferredUntil)
    implements Serializable {}
