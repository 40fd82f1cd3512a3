package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.Sources;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Album pages that a person has saved from the browser: the files of one folder and of those below
 * it. Safe for use by several threads.
 */
final class SavedPages {
  /** What a folder without pages is. */
  static final SavedPages NONE = new SavedPages();

  /** So many files are named; what is left is counted. */
  private static final int FILES_NAMED = 20;

  /** The folder read last: a command that names what it holds and the lanes read it once. */
  private static @Nullable SoftReference<SavedPages> last;

  private static List<PageFolder.Entry> lastEntries = List.of();

  private final Map<String, SourceAlbum> byId = new HashMap<>();
  private final Map<String, SourceAlbum> bySpotifyId = new HashMap<>();
  private final Map<String, List<SourceAlbum>> byName = new HashMap<>();

  /** Names of the files of albums, in the order of the folder. */
  private final Map<String, String> files = new LinkedHashMap<>();

  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final List<String> notes = new ArrayList<>();

  private SavedPages() {}

  private SavedPages(List<SavedFile> saved) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (SavedFile file : saved) {
      SourceAlbum album = file.album();
      if (album == null) {
        reasons.put(file.name(), String.valueOf(file.reason()));
        continue;
      }
      String other = files.putIfAbsent(identity(album), file.name());
      if (other == null) {
        add(album);
      } else {
        reasons.put(file.name(), "the same album as " + other + ", which is newer");
      }
    }
    note(saved.size(), reasons);
  }

  /** Reads the whole folder; what cannot be used stands in {@link #notes}. */
  static synchronized SavedPages in(Path folder) {
    List<PageFolder.Entry> entries = PageFolder.entriesOf(folder);
    SavedPages known = last == null || !entries.equals(lastEntries) ? null : last.get();
    if (known == null) {
      known = new SavedPages(entries.stream().map(PageFolder.Entry::read).toList());
      last = new SoftReference<>(known);
      lastEntries = entries;
    }
    return known;
  }

  private void note(int count, Map<String, String> reasons) {
    notes.add(
        count == 0
            ? "saved pages: the folder holds no files"
            : String.format(
                Locale.ROOT, "saved pages: %d of %d files hold an album", files.size(), count));
    reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(FILES_NAMED)
        .forEach(file -> notes.add("saved pages: " + file.getKey() + ": " + file.getValue()));
    if (reasons.size() > FILES_NAMED) {
      notes.add("saved pages: and " + (reasons.size() - FILES_NAMED) + " more are not used");
    }
  }

  /** Lines on what the folder holds and on every file that is not used; empty = no folder. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Lines on the pages that no album has used until now; empty = every page was used. */
  List<String> unused() {
    List<String> names =
        files.entrySet().stream()
            .filter(file -> !used.contains(file.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    if (names.isEmpty()) {
      return List.of();
    }
    String named = String.join(", ", names.stream().limit(FILES_NAMED).toList());
    String more =
        names.size() > FILES_NAMED ? " and " + (names.size() - FILES_NAMED) + " more" : "";
    return List.of(
        String.format(
            Locale.ROOT,
            "saved pages: %d of %d were used for no album: %s%s",
            names.size(),
            files.size(),
            named,
            more));
  }

  /** Notes that a page was of use. */
  void use(SourceAlbum album) {
    used.add(identity(album));
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
    return near.isEmpty()
        ? Optional.empty()
        : Candidates.choose(seed, List.copyOf(near), Sources.pins());
  }

  private static String identity(SourceAlbum album) {
    return album.id() != null
        ? album.id()
        : TextKey.fold(album.title()) + "\n" + TextKey.fold(String.join(" & ", album.artists()));
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
}
