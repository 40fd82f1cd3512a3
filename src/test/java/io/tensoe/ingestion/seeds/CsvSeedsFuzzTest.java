package io.tensoe.ingestion.seeds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import de.siegmar.fastcsv.reader.CsvReader;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.csv.QuoteScan;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random input with fixed starts, so that a failure can be seen again. */
@Tag("long")
class CsvSeedsFuzzTest {
  private static final String[] PIECES = {
    "a", "B", "é", "𝄞", " ", ",", ";", "\t", "\"", "\"\"", "=1+1", "\u0000", "1994", "\uFEFF", "'",
    "-"
  };

  @TempDir Path folder;

  private SeedList read(byte[] bytes) throws IOException {
    Path file = folder.resolve("random.csv");
    Files.write(file, bytes);
    return CsvSeeds.read(file.toString(), null, Sources.pins());
  }

  private static int rows(SeedList list) {
    return list.seeds().size() + list.duplicates() + list.rejected().size();
  }

  private static String random(Random random, int most, int pieces) {
    return IntStream.range(0, random.nextInt(most + 1))
        .mapToObj(i -> PIECES[random.nextInt(pieces)])
        .collect(Collectors.joining());
  }

  @Test
  void randomBytesNeverCrash() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      byte[] header = "album,artist\n".getBytes(StandardCharsets.UTF_8);
      byte[] file = new byte[header.length + noise.length];
      System.arraycopy(header, 0, file, 0, header.length);
      System.arraycopy(noise, 0, file, header.length, noise.length);

      SeedList list = read(file);

      for (Seed seed : list.seeds()) {
        assertThat(seed.album(), not(emptyOrNullString()));
        assertThat(seed.artist(), not(emptyOrNullString()));
      }
    }
  }

  @Test
  void everyLineWithoutQuotesIsCountedOnce() throws IOException {
    Random random = new Random(2);
    for (int round = 0; round < 500; round++) {
      List<String> lines =
          IntStream.range(0, random.nextInt(60))
              .mapToObj(i -> random(random, 8, PIECES.length).replace("\"", ""))
              .toList();
      String end = List.of("\n", "\r\n", "\r").get(round % 3);

      SeedList list =
          read(("album,artist" + end + String.join(end, lines)).getBytes(StandardCharsets.UTF_8));

      long filled = lines.stream().filter(line -> !line.replace("\uFEFF", "").isBlank()).count();
      assertThat((long) rows(list), is(filled));
    }
  }

  @Test
  void noGoodRowIsLostBehindABadOne() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder("album,artist,notes\n");
      int good = 1 + random.nextInt(20);
      for (int i = 0; i < good; i++) {
        String noise = random(random, 10, PIECES.length);
        boolean balanced = noise.chars().filter(c -> c == '"').count() % 2 == 0;
        // An odd quote may legally run on to the next one; alone in its row it must not.
        text.append(balanced ? noise : noise.replace("\"", "")).append('\n');
        text.append("Good ").append(i).append(",Artist,\n");
      }

      List<String> albums =
          read(text.toString().getBytes(StandardCharsets.UTF_8)).seeds().stream()
              .map(Seed::album)
              .toList();

      for (int i = 0; i < good; i++) {
        assertThat(text.toString(), albums, hasItem("Good " + i));
      }
    }
  }

  @Test
  void rowsWrittenByTheBookAreReadAsWritten() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      char delimiter = ",;\t".charAt(round % 3);
      StringBuilder text = new StringBuilder("n" + delimiter + "album" + delimiter + "artist\r\n");
      int rows = random.nextInt(40);
      for (int i = 0; i < rows; i++) {
        text.append(i).append(delimiter);
        text.append(quoted("x" + i + "z" + random(random, 6, 11) + "\n,")).append(delimiter);
        text.append(quoted(random(random, 6, 11) + "\r\n\r\ny")).append("\r\n");
      }

      SeedList list = read(text.toString().getBytes(StandardCharsets.UTF_8));

      assertThat(text.toString(), list.seeds(), hasSize(rows));
    }
  }

  /** Where our quotes end a record, FastCSV's end it as well: a record never holds two. */
  @Test
  void theScanOfQuotesAgreesWithTheParser() {
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      String line = random(random, 12, PIECES.length);
      QuoteScan quotes = new QuoteScan(',');
      quotes.feed(line);
      if (!quotes.isOpen() && !quotes.isBroken() && !line.isEmpty()) {
        List<String> alone = fields(line);
        List<String> followed = fields(line + ",end");
        assertThat(line, followed, hasSize(alone.size() + 1));
      }
    }
  }

  private static List<String> fields(String line) {
    return CsvReader.builder()
        .skipEmptyLines(false)
        .trimWhitespacesAroundQuotes(true)
        .ofSingleCsvRecord(line)
        .getFields();
  }

  private static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
