package io.tensoe.ingestion.seeds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random exports with fixed starts, so that a failure can be seen again. */
@Tag("long")
class ExportsFuzzTest {
  private static final Pattern SKIPPED = Pattern.compile("(\\d+) rows? of a track without");
  private static final String[] CELLS = {
    "",
    "a",
    "B & C",
    "a; b",
    "D\\, d",
    "Ã",
    "Bj\u00C3\u00B6rk",
    "&amp;",
    "1994",
    "0",
    "x (2)",
    "6GjwtEZcfenmOf6l18N7T7",
    "spotify:track:1",
    "spotify:album:6GjwtEZcfenmOf6l18N7T7",
    "\u0000",
    "Кино",
    "𝄞",
    "n/a",
    "spotify:episode:1",
    "=1",
    "ab feat. c"
  };

  @TempDir Path folder;

  private SeedList read(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return CsvSeeds.read(file.toString(), null, Sources.pins());
  }

  private static long skipped(SeedList list) {
    return list.notes().stream()
        .map(SKIPPED::matcher)
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Track URI,Track Name,Artist URI(s),Artist Name(s),Album URI,Album Name,Album Release Date",
        "Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id",
        "title,artist,album,isrc",
        "RYM Album, First Name,Last Name,First Name localized, Last Name"
            + " localized,Title,Release_Date",
        "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder",
        "Name\tArtist\tComposer\tAlbum\tYear\tKind",
        "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid",
        "album,artist,year,spotify_id,upc,mbid,aoty_url",
        "album,artist,track,spotify_id",
      })
  void everyRowIsASeedADuplicateADeadLetterOrSaidToBeSkipped(String header) throws IOException {
    Random random = new Random(header.hashCode());
    String delimiter = header.contains("\t") ? "\t" : ",";
    for (int round = 0; round < 60; round++) {
      List<String> rows =
          IntStream.range(0, random.nextInt(80))
              .mapToObj(i -> row(random, delimiter, header.split(delimiter, -1).length))
              .toList();

      SeedList list =
          read("r.csv", (header + "\n" + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8));

      long filled = rows.stream().filter(row -> !row.isBlank()).count();
      long found = list.seeds().size() + list.duplicates() + list.rejected().size() + skipped(list);
      assertThat(String.join("\n", rows), found, is(filled));
    }
  }

  private static String row(Random random, String delimiter, int width) {
    return IntStream.range(0, random.nextInt(width + 2))
        .mapToObj(i -> CELLS[random.nextInt(CELLS.length)])
        .collect(Collectors.joining(delimiter));
  }

  @Test
  void bytesOfAnyKindAreReadOrRefused() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      readOrRefuse("noise.csv", noise);
    }
  }

  @Test
  void damagedAccountDataIsReadOrRefused() throws IOException {
    byte[] good =
        """
        {"tracks":[{"artist":"A","album":"B","track":"C","uri":"spotify:track:x"}],
         "albums":[{"artist":"A","album":"B","uri":"spotify:album:6GjwtEZcfenmOf6l18N7T7"}],
         "shows":[],"other":[null,1,[2],{"a":[]}]}
        """
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(8);
    for (int round = 0; round < 3_000; round++) {
      byte[] bad = good.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bad[random.nextInt(bad.length)] =
            (byte) "{}[]\",:x0\u0000\u007F".charAt(random.nextInt(11));
      }
      readOrRefuse("data.json", bad);
    }
  }

  private void readOrRefuse(String name, byte[] bytes) throws IOException {
    try {
      read(name, bytes);
    } catch (SeedInputException e) {
      assertThat(e.getMessage(), String.valueOf(e.getMessage()).contains(name));
    }
  }
}
