package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The link from an album page to Spotify: the surest proof that the page is the wanted one. */
final class SpotifyLink {
  /** The site, and the source that answers for it. */
  private static final String SITE = "spotify";

  /** Also seen as {@code /intl-de/album/…}, and with a query behind. */
  private static final Pattern ALBUM =
      Pattern.compile("open\\.spotify\\.com/(?:intl-[a-z-]+/)?album/([A-Za-z0-9]{22})");

  private SpotifyLink() {}

  /** The Spotify album id that the page links to; empty = no such link. */
  static Optional<String> idIn(SourceAlbum page) {
    Matcher id = ALBUM.matcher(page.links().getOrDefault(SITE, ""));
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /** The Spotify album id of what is wanted; empty = not known. */
  static Optional<String> idOf(Wanted wanted) {
    String pinned = wanted.seed().pin(SITE);
    if (pinned != null) {
      return Optional.of(pinned);
    }
    SourceAlbum resolved = wanted.resolved();
    return resolved != null && resolved.source().equals(SITE)
        ? Optional.ofNullable(resolved.id())
        : Optional.empty();
  }
}
