/**
 * Last.fm API: asks ({@code LastFmSource}) and understands ({@code LastFmWire}). May not know other
 * sources, Beam or the database.
 */
@NullMarked
package io.tensoe.ingestion.sources.lastfm;

import org.jspecify.annotations.NullMarked;
