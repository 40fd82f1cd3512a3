package io.tensoe.ingestion.snapshot;

import static io.tensoe.ingestion.snapshot.SnapshotDesk.files;
import static io.tensoe.ingestion.snapshot.export.ExportDesk.duck;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tensoe.ingestion.files.Sha256;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.snapshot.export.ExportDesk;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import io.tensoe.ingestion.snapshot.split.SplitBy;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left out for the terms of sources, and what manifest and card say about it. */
class SnapshotPurposeIT {
  @TempDir Path folder;
  private static ExportDesk desk;
  private SnapshotDesk snapshots;

  @BeforeAll
  static void open() throws Exception {
    desk = ExportDesk.open();
    desk.run(
        """
        INSERT INTO tracks (id, title, artist, artists, album, release_date, duration_ms, genres, moods,
                            aoty_score, spotify_url, explicit, provenance) VALUES
          ('4spotify', 'All of Spotify', 'A', '{A}', 'X', '2001-01-01', 1, '{rock}', '{sad}', 70, 'https://s', true,
           '{"id": "spotify", "title": "spotify", "artist": "spotify", "artists": "spotify", "album": "spotify",
             "release_date": "spotify", "duration_ms": "spotify", "genres": "aoty", "moods": "lastfm",
             "aoty_score": "aoty", "spotify_url": "spotify", "explicit": "spotify", "answered": "aoty,lastfm,spotify"}'),
          ('4mixed', 'Known elsewhere', '=B', '{=B,"C, the 2nd"}', 'Y', '2002-02-02', 2, '{jazz,folk}', '{calm}', 80,
           'https://s2', false,
           '{"id": "spotify", "title": "mb", "artist": "mb", "artists": "mb", "album": "mb",
             "release_date": "spotify", "duration_ms": "spotify", "genres": "aoty,lastfm", "moods": "lastfm",
             "aoty_score": "aoty", "spotify_url": "spotify", "explicit": "spotify", "answered": "aoty,lastfm,mb,spotify"}'),
          ('mb:1', 'Free', 'D', '{D}', 'Z', '2003-03-03', 3, '{}', NULL, NULL, NULL, NULL,
           '{"id": "mb", "title": "mb", "artist": "mb", "artists": "mb", "album": "mb", "release_date": "mb",
             "duration_ms": "mb", "genres": "lastfm", "answered": "mb"}'),
          ('mb:2', ' ', 'D', '{D}', 'Z', NULL, 3, NULL, NULL, NULL, NULL, NULL,
           '{"id": "mb", "title": "mb", "artist": "mb", "artists": "mb", "album": "mb"}'),
          ('old', 'Before us', 'E', NULL, 'O', '1999-09-09', 9, '{pop}', NULL, NULL, NULL, NULL, NULL)
        """);
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @BeforeEach
  void desk() {
    snapshots = new SnapshotDesk(desk, folder);
  }

  @Test
  void forAnyPurposeNothingIsLeftOutAndOneLineNamesTheForbiddenFields() throws Exception {
    Snapshot.Result all = write(Purpose.ANY);
    assertThat(duck("SELECT count(*) FROM " + files(all)), contains("5"));
    assertThat(
        all.notes(),
        hasItems(
            "Not for machine learning, by the terms of Spotify"
                + " (https://developer.spotify.com/policy): track_id, title, artist, album,"
                + " release_date, duration_ms, spotify_url, explicit, artists. --purpose=ml leaves"
                + " them out.",
            "No tracks in validation, test: artists who share tracks stay together, and there are"
                + " too few groups of them; --splitBy=time tears them apart."));
  }

  @Test
  void forMachineLearningForbiddenValuesAreNullAndTracksWithoutANameAreLeftOut() throws Exception {
    Snapshot.Result ml = write(Purpose.ML);
    assertThat(
        duck(
            "SELECT title, artist, album, release_date, duration_ms, genres, moods, aoty_score,"
                + " spotify_url, explicit, track_id = 'tensoe:' || md5('4mixed') FROM "
                + files(ml)
                + " WHERE artist = '=B'"),
        contains(
            "Known elsewhere | =B | Y | null | null | [jazz, folk] | [calm] | 80.0 | null | null |"
                + " true"));
    assertThat(
        duck(
            "SELECT track_id, title, release_date, genres, moods FROM "
                + files(ml)
                + " WHERE artist = 'D'"),
        contains("mb:1 | Free | 2003-03-03 | [] | null"));
    assertThat(duck("SELECT count(*) FROM " + files(ml)), contains("2"));
    assertThat(
        "what is left out leaves no trace",
        duck(
            "SELECT DISTINCT k FROM (SELECT unnest(json_keys(provenance)) AS k FROM "
                + files(ml)
                + ")"),
        not(hasItem("spotify_url")));
  }

  @Test
  void itSaysHowMuchIsLost() throws Exception {
    Snapshot.Result ml = write(Purpose.ML);
    Manifest.Dropped dropped = ml.manifest().dropped();
    assertThat(dropped.tracksInDatabase(), is(5L));
    assertThat(dropped.withoutTitleOrArtist(), is(3L));
    assertThat(dropped.values(), hasEntry("release_date", 1L));
    assertThat(dropped.values(), hasEntry("genres", 0L));
    assertThat(
        ml.notes().get(0),
        is("Machine learning: no field comes from a source whose terms forbid it."));
    assertThat(ml.notes(), hasItem(containsString("3 of 5 tracks are left out")));
    assertThat(ml.notes(), hasItem(containsString("spotify_url 1")));
    assertThat(
        Files.readString(ml.manifest().total() == 0 ? folder : ml.folder().resolve("README.md")),
        containsString("3 of 5 tracks are left out"));
  }

  @Test
  void noFieldOfASnapshotForMachineLearningHasAForbiddenSource() throws Exception {
    for (Manifest.Field field : write(Purpose.ML).manifest().fields()) {
      for (Manifest.Origin origin : field.sources()) {
        assertThat(field.name() + " " + origin, origin.machineLearning(), not("forbidden"));
      }
    }
  }

  @Test
  void anExcludedSourceHasNoPartInAnything() throws Exception {
    Snapshot.Result rest =
        snapshots.write(snapshots.request(SplitBy.ARTIST, Purpose.ANY, Set.of("lastfm", "aoty")));
    assertThat(
        "a track of unknown origin stays",
        duck(
            "SELECT artist, genres, moods, aoty_score, release_date IS NULL FROM "
                + files(rest)
                + " ORDER BY 1, title"),
        contains(
            "=B | null | null | null | false",
            "A | null | null | null | false",
            "D | null | null | null | false",
            "E | [pop] | null | null | false"));
    assertThat(
        rest.manifest().fields().stream()
            .flatMap(field -> field.sources().stream())
            .map(Manifest.Origin::source)
            .distinct()
            .sorted()
            .toList(),
        contains("mb", "spotify", "unknown"));
  }

  @Test
  void everyFieldSaysWhoGaveHowManyValues() throws Exception {
    Manifest manifest = write(Purpose.ANY).manifest();
    Manifest.Field genres =
        manifest.fields().stream()
            .filter(field -> field.name().equals("genres"))
            .findFirst()
            .orElseThrow();
    assertThat(genres.values(), is(4L));
    assertThat(
        genres.sources().stream().map(origin -> origin.source() + " " + origin.values()).toList(),
        contains("lastfm 2", "aoty 2", "unknown 1"));
    assertThat(genres.sources().get(0).terms(), is("https://www.last.fm/api/tos"));
    assertThat(manifest.sources().get("spotify").machineLearning(), is("forbidden"));
  }

  @Test
  void theManifestIsOfTheFormThatIsDescribedAndNamesEveryFile() throws Exception {
    for (Purpose purpose : Purpose.values()) {
      Path snapshot = write(purpose).folder();
      String manifest = Files.readString(snapshot.resolve("manifest.json"));
      try (InputStream schema =
          Manifest.class.getResourceAsStream("/snapshot/manifest.schema.json")) {
        JsonSchema form =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        assertThat(form.validate(Json.MAPPER.readTree(manifest)), is(Set.of()));
      }
      Set<String> named = new TreeSet<>(Set.of("manifest.json"));
      for (JsonNode file : Json.MAPPER.readTree(manifest).path("files")) {
        byte[] bytes = Files.readAllBytes(snapshot.resolve(file.path("path").asText()));
        assertThat((long) bytes.length, is(file.path("bytes").asLong()));
        assertThat(Sha256.hex(Sha256.digest().digest(bytes)), is(file.path("sha256").asText()));
        named.add(file.path("path").asText());
      }
      try (Stream<Path> files = Files.walk(snapshot)) {
        assertThat(
            new TreeSet<>(
                files
                    .filter(Files::isRegularFile)
                    .map(file -> snapshot.relativize(file).toString())
                    .toList()),
            is(named));
      }
    }
  }

  @Test
  void theCardBeginsWithMetadataThatNamesTheFilesOfEverySplit() throws Exception {
    Path snapshot = write(Purpose.ANY).folder();
    String card = Files.readString(snapshot.resolve("README.md"));
    assertThat(card.startsWith("---\n"), is(true));
    JsonNode metadata =
        new YAMLMapper().readTree(card.substring(4, card.indexOf("\n---\n", 4) + 1));
    assertThat(metadata.path("license").asText(), is("other"));
    assertThat(metadata.path("size_categories").get(0).asText(), is("n<1K"));
    JsonNode files = metadata.path("configs").get(0).path("data_files");
    assertThat(files.size(), is(3));
    for (JsonNode each : files) {
      String glob = snapshot + "/" + each.path("path").asText();
      assertThat(glob, duck("SELECT count(*) > 0 FROM glob('" + glob + "')"), contains("true"));
      assertThat(glob, containsString("split=" + each.path("split").asText()));
    }
  }

  @Test
  void csvForPeopleHoldsTheSameTracksAndNoFormulas() throws Exception {
    Snapshot.Result all = write(Purpose.ANY);
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT track_id, artist, genres, release_date, aoty_score FROM"
                    + " read_csv('%s/csv/*.csv', all_varchar = true) WHERE title = 'Known"
                    + " elsewhere'",
                all.folder())),
        contains("spotify:track:4mixed | '=B | jazz; folk | 2002-02-02 | 80"));
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT count(*) FROM read_csv('%s/csv/*.csv', all_varchar = true)",
                all.folder())),
        is(List.of("5")));
  }

  private Snapshot.Result write(Purpose purpose) throws Exception {
    return snapshots.write(snapshots.request(SplitBy.ARTIST, purpose, Set.of()));
  }
}
