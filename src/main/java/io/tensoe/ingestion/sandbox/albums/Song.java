package io.tensoe.ingestion.sandbox.albums;

import java.util.List;

/**
 * One track of a release.
 *
 * @param number starts at 1 again on every disc
 * @param title without featured artists
 * @param catalogueTitle as catalogues print it: may end in "(feat. …)" or "- Remastered 2009"
 * @param artists the main artists; never empty
 * @param featured further credited artists; may be empty
 * @param note beside the title ("Skit"); empty for none
 * @param isrc twelve characters, sometimes hyphenated as some catalogues deliver them
 */
public record Song(
    int disc,
    int number,
    String title,
    String catalogueTitle,
    int millis,
    boolean explicit,
    List<String> artists,
    List<String> featured,
    String note,
    String isrc) {}
