package io.tensoe.ingestion.tracks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.Track;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions about tracks, to a real PostgreSQL. */
class TrackQueryIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static TrackQuery query;

  @BeforeAll
  static void fill() throws Exception {
    query = new TrackQuery(database.dataSource());
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO tracks (id, title, artist, artists, album, disc_number, track_number, genres,
                              moods, aoty_score, release_date, release_date_precision) VALUES
          ('b2', 'Two', 'The Beatles', '{The Beatles}', 'Abbey Road', 1, 2, '{rock,pop}', '{calm}',
           91.3, '1969-01-01', 'year'),
          ('b1', 'One', 'The Beatles', '{The Beatles}', 'Abbey Road', 1, 1, '{rock}', '{}', 91.3,
           NULL, NULL),
          ('b3', 'Three', 'The Beatles', '{The Beatles}', 'Abbey Road', 2, 1, NULL, NULL, NULL,
           NULL, NULL),
          ('a1', 'Feature', 'air', '{air,Beck}', 'Talkie 100%', 1, 1, '{hip hop}', '{sad}', 8, NULL,
           NULL),
          ('f1', 'Long', 'Fairport Convention', NULL, 'Liege', 1, 1, '{folk}', '{sad,calm}', 80,
           NULL, NULL)
          """);
    }
  }

  private static void run(String sql) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String sql) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<String> ids(TrackFilter filter) {
    return query.list(filter).stream().map(row -> String.valueOf(row.value("id"))).toList();
  }

  private static TrackFilter named(@Nullable String artist, @Nullable String album) {
    return new TrackFilter(artist, album, Set.of(), Set.of(), null, 100, 0);
  }

  @Test
  void theOrderIsArtistAlbumDiscNumber() {
    assertThat(ids(TrackFilter.ALL), contains("a1", "f1", "b1", "b2", "b3"));
    assertThat(
        ids(new TrackFilter(null, null, Set.of(), Set.of(), null, 2, 1)), contains("f1", "b1"));
  }

  @Test
  void aWholeNameIsNotAPartOfAnother() {
    assertThat(ids(named("AIR", null)), contains("a1"));
  }

  @Test
  void aPartIsFoundWhenNobodyHasTheWholeName() {
    assertThat(ids(named("beatles", null)), contains("b1", "b2", "b3"));
    assertThat(ids(named(null, "abbey")), contains("b1", "b2", "b3"));
    assertThat(ids(named("ec", null)), contains("a1"));
  }

  @Test
  void whoIsOnlyFeaturedIsFoundToo() {
    assertThat(ids(named("beck", null)), contains("a1"));
  }

  @Test
  void aPartOfWhoIsFeaturedIsFoundToo() {
    assertThat(ids(named("bec", null)), contains("a1"));
    assertThat(ids(named("be", "100")), contains("a1"));
  }

  @Test
  void aPartThatManyTracksHaveIsFoundInOrder() throws Exception {
    run(
        "INSERT INTO tracks (id, title, artist, album) SELECT 'x' || n, 't', 'zz Orchestra ' || n,"
            + " 'x' FROM generate_series(10000, 20001) AS n");
    try {
      assertThat(
          ids(new TrackFilter("orchestra", null, Set.of(), Set.of(), null, 2, 3)),
          contains("x10003", "x10004"));
      assertThat(ids(named("orchestra 2000", "x")), contains("x20000", "x20001"));
      assertThat(ids(named("orchestra", "abbey")), is(empty()));
    } finally {
      run("DELETE FROM tracks WHERE id LIKE 'x%'");
    }
  }

  @Test
  void aServerWithoutTheIndexOfPartsGivesTheSame() throws Exception {
    String indexes =
        ask("SELECT string_agg(indexdef, ';') FROM pg_indexes WHERE indexname LIKE '%\\_parts'");
    assertThat(indexes.split(";").length, is(3));
    run("DROP EXTENSION pg_trgm CASCADE");
    try {
      assertThat(ids(named("beatles", null)), contains("b1", "b2", "b3"));
      assertThat(ids(named("bec", null)), contains("a1"));
      assertThat(ids(named(null, "abbey")), contains("b1", "b2", "b3"));
    } finally {
      run("CREATE EXTENSION pg_trgm;" + indexes);
    }
  }

  @Test
  void percentAndUnderscoreAreLetters() {
    assertThat(ids(named(null, "100%")), contains("a1"));
    assertThat(ids(named(null, "0_")), is(empty()));
    assertThat(ids(named("%", null)), is(empty()));
    assertThat(ids(named("\\", null)), is(empty()));
    assertThat(ids(named("' OR 1=1 --", null)), is(empty()));
  }

  @Test
  void everythingGivenMustHold() {
    assertThat(
        ids(new TrackFilter(null, null, Set.of("rock"), Set.of("calm"), 90.0, 9, 0)),
        contains("b2"));
    assertThat(
        ids(new TrackFilter(null, null, Set.of("folk", "hip hop"), Set.of(), null, 9, 0)),
        contains("a1", "f1"));
    assertThat(ids(named("air", "liege")), is(empty()));
  }

  @Test
  void theLeastScoreIsIncluded() {
    assertThat(
        ids(new TrackFilter(null, null, Set.of(), Set.of(), 91.3, 9, 0)), contains("b1", "b2"));
  }

  @Test
  void aRowIsATrackWithoutRoundingAndWithoutInventing() {
    Track track = query.list(named(null, "abbey road")).get(1).track();
    assertThat(track.aotyScore(), is(91.3));
    assertThat(track.releaseDate(), is(LocalDate.of(1969, 1, 1)));
    assertThat(track.precision(), is(DatePrecision.YEAR));
    assertThat(track.genres(), contains("rock", "pop"));
    assertThat(track.popularity(), is(nullValue()));
    Track bare = query.list(named(null, "liege")).get(0).track();
    assertThat(bare.artists(), contains("Fairport Convention"));
    assertThat(query.list(named("air", null)).get(0).value("aoty_score"), is(new BigDecimal("8")));
  }

  @Test
  void whoHasSeenEnoughGetsNoMore() throws IOException {
    List<TrackRow> rows = new ArrayList<>();
    query.each(
        TrackFilter.ALL,
        row -> {
          rows.add(row);
          return false;
        });
    assertThat(rows.size(), is(1));
    assertThat(query.count(), is(5L));
    assertThat(query.isEmpty(), is(false));
  }
}
