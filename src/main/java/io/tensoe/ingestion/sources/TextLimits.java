package io.tensoe.ingestion.sources;

import static io.tensoe.ingestion.sources.SourceException.Kind.UNREADABLE;

import io.tensoe.ingestion.match.text.LongestText;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a service sends is believed, in one place. A text beyond these limits comes from
 * no catalogue: it costs time and memory in matching and does not fit an index of the database.
 * Names that are too long make their album unreadable, because a name cut off is another name;
 * words and addresses that are too long are left out.
 */
public final class TextLimits {
  /** Characters of a title or an artist's name. */
  public static final int NAME = LongestText.NAME;

  /** Characters of a genre, a tag or a format. */
  public static final int WORD = LongestText.WORD;

  /** Characters of an id; the longest used here, an MBID with its prefix, has 41. */
  public static final int ID = 100;

  /** Characters of an address; browsers and caches promise no more. */
  public static final int ADDRESS = 2_000;

  /** Artists of one album or track; credits of an orchestra's members stay below. */
  public static final int ARTISTS = 250;

  /** Genres, tags or links of one list; the longest seen has 100 tags. */
  public static final int WORDS = 250;

  /** Tracks of one album; the largest boxes have some 230 discs of about 20 tracks. */
  public static final int TRACKS = 5_000;

  /** Characters of one answer; the largest album page seen has 0.6 million. */
  public static final int ANSWER = 8_000_000;

  /**
   * What no name holds and what would reach a terminal or be refused by PostgreSQL: control
   * characters of C0 and C1, marks that turn the direction of writing, half surrogate pairs.
   */
  private static final Pattern NOT_TEXT =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\u000B\\f\\r\\u0085]+");

  private TextLimits() {}

  /** The text without control characters; those that break a line become a blank. */
  public static String clean(String text) {
    if (!NOT_TEXT.matcher(text).find()) {
      return text;
    }
    String blanks = BREAKS.matcher(text).replaceAll(" ");
    return NOT_TEXT.matcher(blanks).replaceAll("").strip();
  }

  /** As {@link #clean}; null = not given, empty, or longer than {@code most} characters. */
  public static @Nullable String word(@Nullable String text, int most) {
    String cleaned = text == null ? "" : clean(text);
    return cleaned.isEmpty() || cleaned.length() > most ? null : cleaned;
  }

  /** An address a person may follow; null = not given, too long, or not {@code http(s)}. */
  public static @Nullable String webAddress(@Nullable String address) {
    if (address == null || address.length() > ADDRESS) {
      return null;
    }
    try {
      URI uri = new URI(address.strip());
      String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
      boolean isWeb = scheme.equals("https") || scheme.equals("http");
      return isWeb && uri.getHost() != null && uri.getRawUserInfo() == null
          ? address.strip()
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * The album with clean texts and within all limits.
   *
   * @param said the request and its answer for people, to begin the message with
   * @throws SourceException UNREADABLE if a name is too long, or there are too many of them
   */
  public static SourceAlbum checked(SourceAlbum album, String said) throws SourceException {
    atMost(TRACKS, album.tracks().size(), "tracks", said);
    List<SourceTrack> tracks = new ArrayList<>();
    for (SourceTrack track : album.tracks()) {
      tracks.add(checked(track, said));
    }
    return album
        .with()
        .id(word(album.id(), ID))
        .url(webAddress(album.url()))
        .title(name(album.title(), "title", said))
        .artists(names(album.artists(), said))
        .type(word(album.type(), WORD))
        .upc(word(album.upc(), ID))
        .label(word(album.label(), NAME))
        .genres(words(album.genres()))
        .tags(tags(album.tags()))
        .mustHear(word(album.mustHear(), WORD))
        .links(links(album.links()))
        .tracks(tracks)
        .build();
  }

  private static SourceTrack checked(SourceTrack track, String said) throws SourceException {
    return track
        .with()
        .id(word(track.id(), ID))
        .title(name(track.title(), "title", said))
        .artists(names(track.artists(), said))
        .isrc(word(track.isrc(), ID))
        .url(webAddress(track.url()))
        .tagged(tags(track.tags()), track.tagsFrom())
        .build();
  }

  /**
   * A title or an artist's name, clean.
   *
   * @param what what it is, for the message
   * @throws SourceException UNREADABLE if it has more than {@link #NAME} characters
   */
  public static String name(String name, String what, String said) throws SourceException {
    if (name.length() > NAME) {
      throw new SourceException(
          UNREADABLE,
          String.format(
              Locale.ROOT,
              "%s: %s of %,d characters (at most %d are read): %s…",
              said,
              what,
              name.length(),
              NAME,
              clean(name.substring(0, 40))));
    }
    return clean(name);
  }

  private static List<String> names(List<String> names, String said) throws SourceException {
    atMost(ARTISTS, names.size(), "artists", said);
    List<String> clean = new ArrayList<>();
    for (String name : names) {
      clean.add(name(name, "artist", said));
    }
    return clean;
  }

  private static void atMost(int most, int count, String what, String said) throws SourceException {
    if (count > most) {
      throw new SourceException(
          UNREADABLE,
          String.format(Locale.ROOT, "%s: %,d %s (at most %,d are read)", said, count, what, most));
    }
  }

  private static @Nullable List<String> words(@Nullable List<String> words) {
    return words == null
        ? null
        : words.stream()
            .map(word -> word(word, WORD))
            .filter(Objects::nonNull)
            .limit(WORDS)
            .toList();
  }

  /** Tags with clean names; those that are too long, and what comes after the first 250, go. */
  public static @Nullable List<Tag> tags(@Nullable List<Tag> tags) {
    if (tags == null) {
      return null;
    }
    List<Tag> kept = new ArrayList<>();
    for (Tag tag : tags) {
      String name = word(tag.name(), WORD);
      if (name != null && kept.size() < WORDS) {
        kept.add(new Tag(name, tag.weight()));
      }
    }
    return kept;
  }

  private static Map<String, String> links(Map<String, String> links) {
    Map<String, String> kept = new LinkedHashMap<>();
    links.forEach(
        (site, address) -> {
          String name = word(site, WORD);
          String web = webAddress(address);
          if (name != null && web != null && kept.size() < WORDS) {
            kept.put(name, web);
          }
        });
    return kept;
  }
}
