/**
 * Spotify Web API: asks ({@code SpotifySource}) and understands ({@code SpotifyWire}). May not
 * know\n * other sources, Beam or the database.
 */
@NullMarked
package io.tensoe.ingestion.sources.spotify;

import org.jspecify.annotations.NullMarked;
