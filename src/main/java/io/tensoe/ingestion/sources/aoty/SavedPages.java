package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.match.TextKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Album pages that a person has saved from the browser: the files {@code *.html} and {@code *.htm}
 * of one folder. Immutable once read, hence safe for use by several threads.
 */
final class SavedPages {
  /** What a folder without pages is. */
  static final SavedPages NONE = new SavedPages();

  private static final String SITE = "https://www.albumoftheyear.org/";

  /** So many names of unreadable files are told. */
  private static final int NAMES_TOLD = 5;

  private final Map<String, SourceAlbum> byId = new HashMap<>();
  private final Map<String, SourceAlbum> bySpotifyId = new HashMap<>();
  private final Map<String, List<SourceAlbum>> byName = new HashMap<>();
  private @Nullable String note;

  private SavedPages() {}

  /** Reads the whole folder; what cannot be read is left out and stands in {@link #note}. */
  static SavedPages in(Path folder) {
    SavedPages pages = new SavedPages();
    List<String> unreadable = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(SavedPages::isPage).sorted().toList();
    } catch (IOException e) {
      pages.note = "saved pages: the folder " + folder + " cannot be read";
      return pages;
    }
    for (Path file : files) {
      Optional<SourceAlbum> album = read(file);
      if (album.isPresent()) {
        pages.add(album.get());
      } else {
        unreadable.add(String.valueOf(file.getFileName()));
      }
    }
    pages.note = unreadable.isEmpty() ? null : noteOn(unreadable, files.size());
    return pages;
  }

  /** One line on what could not be read; empty = nothing. */
  Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** The page with that id of the site. */
  Optional<SourceAlbum> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The page that links to that album on Spotify. */
  Optional<SourceAlbum> linkedTo(String spotifyId) {
    return Optional.ofNullable(bySpotifyId.get(spotifyId));
  }

  /** The page of that artist and title; only pages that share one of them are looked at. */
  Optional<Candidates.Choice> named(Seed seed) {
    Set<SourceAlbum> near = new LinkedHashSet<>();
    near.addAll(byName.getOrDefault(TextKey.fold(seed.artist()), List.of()));
    near.addAll(byName.getOrDefault(TextKey.fold(seed.album()), List.of()));
    return near.isEmpty() ? Optional.empty() : Candidates.choose(seed, List.copyOf(near));
  }

  private void add(SourceAlbum album) {
    if (album.id() != null) {
      byId.putIfAbsent(album.id(), album);
    }
    SpotifyLink.idIn(album).ifPresent(id -> bySpotifyId.putIfAbsent(id, album));
    Set<String> names = new LinkedHashSet<>();
    names.add(TextKey.fold(album.title()));
    names.add(TextKey.fold(String.join(" & ", album.artists())));
    album.artists().forEach(artist -> names.add(TextKey.fold(artist)));
    names.forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(album));
  }

  private static boolean isPage(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return (name.endsWith(".html") || name.endsWith(".htm")) && Files.isRegularFile(file);
  }

  private static Optional<SourceAlbum> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      // Browsers save in the charset that the page declares; jsoup looks for it.
      return AotyWire.savedAlbumIn(Jsoup.parse(new ByteArrayInputStream(bytes), null, SITE));
    } catch (IOException | io.tensoe.ingestion.sources.SourceException e) {
      return Optional.empty();
    }
  }

  private static String noteOn(List<String> unreadable, int files) {
    String names = String.join(", ", unreadable.stream().limit(NAMES_TOLD).toList());
    String more = unreadable.size() > NAMES_TOLD ? ", …" : "";
    return "saved pages: "
        + unreadable.size()
        + " of "
        + files
        + " are not album pages and were left out: "
        + names
        + more;
  }
}
