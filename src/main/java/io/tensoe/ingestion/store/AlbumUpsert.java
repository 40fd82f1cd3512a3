package io.tensoe.ingestion.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statement that writes merged albums; {@link AlbumRows} makes its parameter. */
public final class AlbumUpsert {
  /** Key in {@code provenance} for the sources that have answered about the album. */
  static final String ANSWERED = "answered";

  /** Columns that a source can change, with their types, in the order of the table. */
  private static final List<Column> VALUES =
      List.of(
          new Column("title", "text"),
          new Column("artist", "text"),
          new Column("artists", "text[]"),
          new Column("album", "text"),
          new Column("release_date", "date"),
          new Column("release_date_precision", "text"),
          new Column("duration_ms", "integer"),
          new Column("popularity", "integer"),
          new Column("genres", "text[]"),
          new Column("moods", "text[]"),
          new Column("aoty_score", "real"),
          new Column("aoty_user_score", "real"),
          new Column("aoty_track_score", "real"),
          new Column("spotify_url", "text"),
          new Column("explicit", "boolean"),
          new Column("track_number", "integer"),
          new Column("disc_number", "integer"),
          new Column("album_total_tracks", "integer"),
          new Column("isrc", "text"),
          new Column("match_confidence", "real"),
          new Column("album_key", "text"));

  /** Whoever answered once has answered, also when it is silent this time. */
  private static final String EVER_ANSWERED =
      ("jsonb_build_object('%1$s', (SELECT string_agg(DISTINCT s, ',' ORDER BY s) FROM unnest("
              + "string_to_array(known.provenance ->> '%1$s', ',')"
              + " || string_to_array(excluded.provenance ->> '%1$s', ',')) AS s))")
          .formatted(ANSWERED);

  /**
   * Takes one batch as its only parameter. A track belongs to the least of the album keys that
   * brought it: that one's known values replace older ones, another key only fills in what is
   * unknown, so that two seeds of one album give the same rows in whatever order they end.
   * "Unknown" never replaces a known value, nor does a value to which a source did not contribute
   * that contributed to the known one; an older run never replaces a newer one, and a row that
   * would not change is not touched.
   *
   * <p>An album that {@link AlbumRows#replaces} takes the place of what an earlier run wrote under
   * its key: rows it has no track for any more are deleted, and a known value stays only if a
   * source it came from is silent now and its match is not forbidden. Albums that shared deleted
   * rows are opened again, for a later run to write theirs.
   */
  public static final String SQL = sql();

  private AlbumUpsert() {}

  /** Names of the columns that a source can change. */
  static List<String> valueColumns() {
    return VALUES.stream().map(Column::name).toList();
  }

  private static String sql() {
    String names = VALUES.stream().map(Column::name).collect(Collectors.joining(", "));
    String types =
        VALUES.stream().map(c -> c.name() + " " + c.type()).collect(Collectors.joining(", "));
    List<String> nexts = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (Column column : VALUES) {
      String next = column.next();
      nexts.add(next);
      changes.add("known." + column.name() + " IS DISTINCT FROM " + next);
    }
    String provenance =
        "(CASE WHEN "
            + Column.IS_OWNER
            + " THEN CASE WHEN flags.replaces THEN coalesce((SELECT jsonb_object_agg(p.key, p.value)"
            + " FROM jsonb_each_text(known.provenance) AS p WHERE NOT string_to_array(p.value, ',')"
            + " <@ "
            + Column.HEARD
            + "), '{}') ELSE coalesce(known.provenance, '{}') END || excluded.provenance"
            + " ELSE excluded.provenance || coalesce(known.provenance, '{}') END)"
            + Stream.of("genres", "moods", "release_date")
                .map(
                    key ->
                        (" || CASE WHEN known.%s IS NOT NULL AND %s THEN"
                                + " jsonb_build_object('%s', known.provenance -> '%s')"
                                + " ELSE '{}' END")
                            .formatted(key, Column.isSilent(key), key, key))
                .collect(Collectors.joining())
            + " || "
            + EVER_ANSWERED;
    // Equal ones stay what they are: the long way is needed only for others.
    changes.add(
        "(known.provenance IS DISTINCT FROM excluded.provenance AND known.provenance IS DISTINCT FROM "
            + provenance
            + ")");
    return """
        WITH batch AS (SELECT ?::jsonb AS doc),
        run AS (SELECT doc ->> 'run' AS run_id FROM batch),
        t AS (
          SELECT r.* FROM batch, jsonb_to_recordset(doc -> 'tracks')
            AS r(id text, %s, provenance jsonb)),
        a AS (
          SELECT r.* FROM batch, jsonb_to_recordset(doc -> 'albums')
            AS r(album_key text, album text, artist text, seed jsonb, status text, outcomes jsonb,
                 match_confidence real, deferred_until timestamptz, replaces boolean)),
        replaced AS (
          SELECT a.album_key, a.seed -> 'forbidden' AS forbidden, old.outcomes, run.run_id
            FROM run, a LEFT JOIN albums old USING (album_key)
            WHERE a.replaces AND coalesce(old.run_id, '') <= run.run_id),
        flags AS MATERIALIZED (
          SELECT (SELECT count(*) > 0 FROM replaced) AS replaces,
                 (SELECT array_agg(o.key) FROM replaced, jsonb_each(outcomes) AS o
                    WHERE forbidden @> to_jsonb(o.key || ':' || (o.value ->> 'id'))) AS refuted),
        dropped AS (
          DELETE FROM tracks d USING replaced r
            WHERE d.album_key = r.album_key AND coalesce(d.run_id, '') <= r.run_id
              AND NOT EXISTS (SELECT 1 FROM t WHERE t.id = d.id)
          RETURNING d.id),
        reopened AS (
          UPDATE albums o SET status = 'deferred', deferred_until = NULL, updated_at = now()
            FROM replaced r
            WHERE EXISTS (SELECT 1 FROM dropped)
              AND o.album_key NOT IN (SELECT album_key FROM a)
              AND o.outcomes -> 'spotify' ->> 'id' = r.outcomes -> 'spotify' ->> 'id'
          RETURNING o.album_key),
        reopened_here AS (
          UPDATE run_albums d SET status = 'deferred' FROM reopened o, run
            WHERE d.run_id = run.run_id AND d.album_key = o.album_key AND d.status IS NOT NULL),
        letters AS (
          INSERT INTO dead_letters (run_id, album_key, seed, file, line, source, kind, message)
          SELECT run.run_id, r.album_key, r.seed, r.file, r.line, r.source, r.kind, r.message
            FROM run, batch, jsonb_to_recordset(doc -> 'letters')
            AS r(album_key text, seed jsonb, file text, line bigint, source text, kind text,
                 message text)
          ON CONFLICT DO NOTHING),
        done AS (
          UPDATE run_albums d SET status = a.status, outcomes = a.outcomes
            FROM a, run WHERE d.run_id = run.run_id AND d.album_key = a.album_key),
        albums_written AS (
          INSERT INTO albums AS known (album_key, album, artist, seed, status, outcomes,
                                     match_confidence, deferred_until, run_id)
          SELECT a.album_key, a.album, a.artist, a.seed, a.status, a.outcomes,
                 a.match_confidence, a.deferred_until, run.run_id
            FROM a, run ORDER BY a.album_key
          ON CONFLICT (album_key) DO UPDATE SET
            status = CASE WHEN excluded.status = 'complete' AND EXISTS (
                SELECT 1 FROM jsonb_each(known.outcomes || excluded.outcomes) AS o
                  WHERE o.value ->> 'outcome' IN ('failed', 'deferred'))
              THEN 'partial' ELSE excluded.status END,
            outcomes = known.outcomes || excluded.outcomes,
            match_confidence = coalesce(excluded.match_confidence,
              (SELECT known.match_confidence FROM flags WHERE NOT replaces)),
            deferred_until = excluded.deferred_until, run_id = excluded.run_id,
            updated_at = CASE WHEN (known.outcomes, known.deferred_until)
              IS DISTINCT FROM
                (known.outcomes || excluded.outcomes, excluded.deferred_until)
              OR known.status IN ('complete', 'absent') <> (excluded.status IN ('complete', 'absent'))
              THEN now() ELSE known.updated_at END
            WHERE known.run_id <= excluded.run_id
              AND NOT (known.status IN ('complete', 'absent')
                       AND (excluded.status IN ('deferred', 'failed')
                            OR excluded.status = 'partial' AND (SELECT jsonb_exists(doc, 'offline') FROM batch)))),
        written AS (
          INSERT INTO tracks AS known (id, %s, provenance, run_id)
          SELECT t.id, %s, t.provenance, run.run_id FROM t, run ORDER BY t.id
          ON CONFLICT (id) DO UPDATE SET
            (%s, provenance) = (SELECT %s, %s FROM flags),
            run_id = excluded.run_id,
            updated_at = now() AT TIME ZONE 'UTC'
          WHERE coalesce(known.run_id, '') <= excluded.run_id AND (SELECT %s FROM flags)
          RETURNING known.id, (known.xmax = 0) AS is_new)
        INSERT INTO run_tracks AS known (run_id, track_id, change)
        SELECT run.run_id, t.id,
               CASE WHEN w.id IS NULL THEN 'unchanged' WHEN w.is_new THEN 'inserted'
                    ELSE 'updated' END
          FROM run, t LEFT JOIN written w ON w.id = t.id ORDER BY t.id
        ON CONFLICT (run_id, track_id) DO UPDATE SET change = excluded.change
          WHERE known.change = 'unchanged'
        """
        .formatted(
            types,
            names,
            VALUES.stream().map(c -> "t." + c.name()).collect(Collectors.joining(", ")),
            names,
            String.join(",\n            ", nexts),
            provenance,
            String.join("\n            OR ", changes));
  }

  /** A column and how its next value comes about. */
  private record Column(String name, String type) {
    static final String IS_OWNER =
        "(known.album_key IS NULL"
            + " OR excluded.album_key COLLATE \"C\" <= known.album_key COLLATE \"C\")";

    /** The sources that answered, and those whose earlier match is forbidden now. */
    private static final String HEARD =
        "(string_to_array(excluded.provenance ->> '%s', ',')".formatted(ANSWERED)
            + " || flags.refuted)";

    /** Columns that several sources fill together, with the key of their provenance. */
    private static final Map<String, String> JOINT =
        Map.of(
            "genres", "genres",
            "moods", "moods",
            "release_date", "release_date",
            "release_date_precision", "release_date");

    String next() {
      if (name.equals("album_key")) {
        return "CASE WHEN " + IS_OWNER + " THEN excluded.album_key ELSE known.album_key END";
      }
      String next =
          "CASE WHEN %s THEN coalesce(excluded.%s, CASE WHEN NOT flags.replaces OR %s THEN known.%s END)"
                  .formatted(IS_OWNER, name, isUnrefuted(name), name)
              + " ELSE coalesce(known.%s, excluded.%s) END".formatted(name, name);
      @Nullable String key = JOINT.get(name);
      return key == null
          ? next
          : "CASE WHEN known.%s IS NOT NULL AND %s THEN known.%s ELSE %s END"
              .formatted(name, isSilent(key), name, next);
    }

    /** Whether no source that answered this time had given the known value alone. */
    private static String isUnrefuted(String column) {
      return "NOT coalesce(string_to_array(known.provenance ->> '%s', ',') <@ %s, false)"
          .formatted(JOINT.getOrDefault(column, column), HEARD);
    }

    /** Whether a source that had a part in the known value gave no answer this time. */
    static String isSilent(String key) {
      return "NOT coalesce(string_to_array(known.provenance ->> '%s', ',') <@ %s, true)"
          .formatted(key, HEARD);
    }
  }
}
