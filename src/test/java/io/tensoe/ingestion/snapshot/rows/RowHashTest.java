package io.tensoe.ingestion.snapshot.rows;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.tensoe.ingestion.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowHashTest {
  @TempDir Path home;

  @Test
  void everyValueCountsAndWhenItWasWrittenDoesNot() {
    String before = hash(row());
    for (var field : TrackSchema.SCHEMA.getFields()) {
      GenericRecord changed = row();
      changed.put(field.name(), other(field.name()));
      assertThat(
          field.name(),
          hash(changed),
          RowHash.LEFT_OUT.contains(field.name()) ? is(before) : not(before));
    }
  }

  @Test
  void aValueInAnotherColumnIsAnotherRow() {
    GenericRecord left = row();
    left.put("isrc", new Utf8("x"));
    GenericRecord right = row();
    right.put("album_key", new Utf8("x"));
    assertThat(hash(left), not(hash(right)));
    left.put("isrc", null);
    left.put("genres", texts("a", "b"));
    right.put("album_key", null);
    right.put("genres", texts("a"));
    right.put("moods", texts("b"));
    assertThat(hash(left), not(hash(right)));
  }

  @Test
  void noneIsNotUnknownAndListsKeepTheirOrder() {
    GenericRecord none = row();
    none.put("genres", texts());
    assertThat(hash(none), not(hash(row())));
    GenericRecord forth = row();
    forth.put("genres", texts("a", "b"));
    GenericRecord back = row();
    back.put("genres", texts("b", "a"));
    assertThat(hash(forth), not(hash(back)));
    back.put("genres", texts("ab"));
    assertThat(hash(forth), not(hash(back)));
  }

  @Test
  void theContentHashDoesNotDependOnFilesOrOrder() throws Exception {
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      GenericRecord row = row();
      row.put("duration_ms", i);
      rows.add(new RowHash().of(row));
    }
    String one = contentHash(List.of(rows));
    assertThat(
        contentHash(List.of(rows.subList(50, 100), List.of(), rows.subList(0, 50))), is(one));
    assertThat(contentHash(List.of(rows.subList(0, 99))), not(one));
    List<byte[]> twice = new ArrayList<>(rows);
    twice.add(rows.get(0));
    assertThat(contentHash(List.of(twice)), not(one));
  }

  @Test
  void hashesAreWrittenInAscendingOrderHoweverAlikeTheyAre() throws Exception {
    HashList list = new HashList();
    List<byte[]> hashes = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      byte[] hash = new byte[Sha256.LENGTH];
      if (i % 3 > 0) {
        random.nextBytes(hash);
      }
      hash[0] = (byte) (i % 5 * 60);
      hash[31] = (byte) random.nextInt();
      hashes.add(hash);
      list.add(hash);
    }
    Path file = home.resolve("hashes");
    list.write(file);
    hashes.sort(Arrays::compareUnsigned);
    byte[] expected = new byte[hashes.size() * Sha256.LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, expected, i * Sha256.LENGTH, Sha256.LENGTH);
    }
    assertThat(Arrays.equals(Files.readAllBytes(file), expected), is(true));
  }

  private String contentHash(List<List<byte[]>> files) throws Exception {
    List<Path> paths = new ArrayList<>();
    for (List<byte[]> hashes : files) {
      Path path = Files.createTempFile(home, "rows", ".hashes");
      HashList list = new HashList();
      hashes.forEach(list::add);
      list.write(path);
      paths.add(path);
    }
    return HashFile.contentHash(paths);
  }

  private static String hash(GenericRecord row) {
    return Sha256.hex(new RowHash().of(row));
  }

  private static GenericRecord row() {
    GenericRecord row = new GenericData.Record(TrackSchema.SCHEMA);
    row.put("track_id", new Utf8("spotify:track:1"));
    row.put("title", new Utf8("Title"));
    row.put("artist", new Utf8("Artist"));
    return row;
  }

  private static Object other(String field) {
    return switch (TrackRecord.COLUMNS.get(TrackRecord.index(field)).kind()) {
      case TEXT, JSON -> new Utf8("other");
      case INTEGER, DATE -> 7;
      case REAL -> 7.5f;
      case BOOLEAN -> true;
      case TIMESTAMP -> 7L;
      case TEXTS -> texts("other");
    };
  }

  private static List<Utf8> texts(String... texts) {
    return Arrays.stream(texts).map(Utf8::new).toList();
  }
}
