/**
 * Spotify Web API: {@code SpotifySource} asks, {@code SpotifyWire} understands, {@code
 * SpotifyStatus} says what a refusal means. May not know other sources, Beam or the database.
 */
@NullMarked
package io.tensoe.ingestion.sources.spotify;

import org.jspecify.annotations.NullMarked;
