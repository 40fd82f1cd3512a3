package io.tensoe.ingestion.sandbox.albums;

import java.util.List;

/**
 * One track of a release.
 *
 * @param number starts at 1 again on every disc
 * @param title without featured artists, as Last.fm and AOTY print it
 * @param spotifyTitle as Spotify prints it: may end in "(feat. …)" or "- Remastered 2009"
 * @param artists the main artists; never empty
 * @param featured further credited artists; may be empty
 * @param note AOTY's note ("Skit"); empty for none
 * @param isrc twelve characters, sometimes hyphenated as Spotify delivers some
 */
public record Song(
    int disc,
    int number,
    String title,
    String spotifyTitle,
    int millis,
    boolean explicit,
    List<String> artists,
    List<String> featured,
    String note,
    String isrc) {}
