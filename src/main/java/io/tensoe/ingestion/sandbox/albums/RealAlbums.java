package io.tensoe.ingestion.sandbox.albums;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code sandbox/albums.txt}; its form is described at the top of that file. */
public final class RealAlbums {
  private static final int FIRST_MADE_UP_UPC = 9_000_000;

  private final List<Release> releases = new ArrayList<>();
  private final Map<String, String> notes = new HashMap<>();
  private List<String> head = List.of();
  private List<Song> songs = new ArrayList<>();
  private int disc = 1;

  private RealAlbums() {}

  public static List<Release> load() {
    RealAlbums reading = new RealAlbums();
    Resource.lines("/sandbox/albums.txt").forEach(reading::line);
    reading.finish();
    return List.copyOf(reading.releases);
  }

  private void line(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("= ")) {
      finish();
      head = Text.parts(line.substring(2), "\\|");
    } else if (line.startsWith("@")) {
      int blank = line.indexOf(' ');
      notes.put(line.substring(1, blank), line.substring(blank + 1).strip());
    } else if (line.equals("---")) {
      disc++;
    } else {
      song(Text.parts(line, "\\|"));
    }
  }

  private void song(List<String> parts) {
    Map<String, String> flags = new HashMap<>();
    for (String flag : parts.subList(2, parts.size())) {
      int blank = flag.indexOf(' ');
      flags.put(
          blank < 0 ? flag : flag.substring(0, blank), blank < 0 ? "" : flag.substring(blank + 1));
    }
    String title = parts.get(0);
    List<String> featured = Text.parts(flags.getOrDefault("feat", ""), ";");
    List<String> by =
        flags.containsKey("by") ? Text.parts(flags.getOrDefault("by", ""), ";") : artists();
    songs.add(
        new Song(
            disc,
            (int) songs.stream().filter(song -> song.disc() == disc).count() + 1,
            title,
            catalogueTitle(title, featured),
            millis(parts.get(1)),
            flags.containsKey("E"),
            by,
            featured,
            flags.getOrDefault("note", ""),
            Barcode.isrc(releases.size() * 100L + songs.size(), year())));
  }

  private String catalogueTitle(String title, List<String> featured) {
    if (quirks().contains("feat-in-title") && !featured.isEmpty()) {
      int last = featured.size() - 1;
      String others = String.join(", ", featured.subList(0, last));
      return String.format(
          Locale.ROOT,
          "%s (feat. %s%s%s)",
          title,
          others,
          last > 0 ? " & " : "",
          featured.get(last));
    }
    return notes.containsKey("remastered") ? title + " - " + notes.get("remastered") : title;
  }

  private void finish() {
    if (!head.isEmpty()) {
      releases.add(release());
    }
    notes.clear();
    songs = new ArrayList<>();
    disc = 1;
  }

  private Release release() {
    String title = head.get(0);
    int index = releases.size();
    String upc = head.size() > 4 ? head.get(4) : Barcode.upc(FIRST_MADE_UP_UPC + index);
    return new Release(
        new Ref(false, index, Variant.ORIGINAL),
        title,
        notes.getOrDefault("plain", title),
        artists(),
        head.get(2),
        notes.getOrDefault("type", "album"),
        head.get(3),
        upc,
        Integer.parseInt(notes.getOrDefault("pop", "60")),
        Map.copyOf(notes),
        quirks(),
        Collections.unmodifiableList(songs));
  }

  private List<String> artists() {
    return Text.parts(head.get(1), ";");
  }

  private int year() {
    return Integer.parseInt(head.get(2).substring(0, 4));
  }

  private Set<String> quirks() {
    return Set.copyOf(Text.parts(notes.getOrDefault("quirks", ""), ","));
  }

  private static int millis(String clock) {
    int seconds = 0;
    for (String part : clock.split(":", -1)) {
      seconds = seconds * 60 + Integer.parseInt(part);
    }
    // Real durations are never whole seconds; half a second at most keeps the clock's rounding.
    return seconds * 1000 + Dice.below(900, clock.hashCode(), seconds) - 450;
  }
}
