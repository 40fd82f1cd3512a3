package io.tensoe.ingestion.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One merged track: a row of the table {@code tracks}. Null = unknown, never "none".
 *
 * @param id as in the table: bare, or behind the prefix of the source that gave it
 * @param title title as the catalogue spells it
 * @param artist first credited artist
 * @param artists all credited artists in order
 * @param album title of the album as the catalogue spells it
 * @param releaseDate unknown parts filled with 1, see {@code precision}
 * @param precision how much of {@code releaseDate} is known
 * @param durationMs length in milliseconds
 * @param popularity 0 to 100
 * @param genres lower case, strongest first, no repeats; null = no source answered, empty = none
 * @param moods lower case, strongest first, no repeats; null = no source answered, empty = none
 * @param aotyScore critic score of the album, 0 to 100; without one the user score
 * @param aotyUserScore user score of the album, 0 to 100
 * @param aotyTrackScore user score of the track, 0 to 100
 * @param spotifyUrl page of the track
 * @param explicit null when no source says
 * @param trackNumber position on its disc, from 1
 * @param discNumber disc, from 1
 * @param albumTotalTracks tracks on all discs
 * @param isrc 12 characters, upper case, without hyphens
 * @param provenance column name to the source that gave its value
 * @param albumKey key of the album that brought it
 * @param matchConfidence 0 to 1: how sure the album match is
 */
public record Track(
    String id,
    String title,
    String artist,
    List<String> artists,
    @Nullable String album,
    @Nullable LocalDate releaseDate,
    @Nullable DatePrecision precision,
    @Nullable Integer durationMs,
    @Nullable Integer popularity,
    @Nullable List<String> genres,
    @Nullable List<String> moods,
    @Nullable Double aotyScore,
    @Nullable Double aotyUserScore,
    @Nullable Double aotyTrackScore,
    @Nullable String spotifyUrl,
    @Nullable Boolean explicit,
    @Nullable Integer trackNumber,
    @Nullable Integer discNumber,
    @Nullable Integer albumTotalTracks,
    @Nullable String isrc,
    SortedMap<String, String> provenance,
    String albumKey,
    @Nullable Double matchConfidence)
    implements Serializable {}
