-- Writing merged albums (package tracks). Applied again whenever this text or the list of columns changes: what
-- stands in braces behind a dollar sign is made from the one list, tracks/TrackColumn, by tracks/WriteFunction.

-- Merged albums are written by a function: its statements are planned once per session, also behind a
-- transaction pooler, where nothing can be prepared; planning took longer than writing a few albums.

-- Whatever an earlier version of this file made, also with other parameters.
DO $$
DECLARE
  made regprocedure;
BEGIN
  FOR made IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
      AND proname IN ('tensoe_write', 'tensoe_catalogue_id', 'tensoe_provenance', 'tensoe_answered',
        'tensoe_kept', 'tensoe_joint', 'tensoe_next', 'tensoe_heard') LOOP
    EXECUTE 'DROP FUNCTION ' || made;
  END LOOP;
END $$;

-- Whether every source that gave a value has been heard this time; null = nobody is known to have given it.
CREATE FUNCTION tensoe_heard(p_provenance jsonb, p_column text, p_heard text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT string_to_array(p_provenance ->> p_column, ',') <@ p_heard
$$;

-- The next value of a column. The owner's replaces the known one, another's only fills in what is unknown.
-- Unknown replaces nothing, unless the album is replaced and whoever gave the known value has been heard.
CREATE FUNCTION tensoe_next(
  p_known anyelement, p_said anyelement, p_is_owner boolean, p_is_replacing boolean, p_is_heard boolean)
RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_is_owner
    THEN coalesce(p_said, CASE WHEN NOT p_is_replacing OR p_is_heard IS NOT TRUE THEN p_known END)
    ELSE coalesce(p_known, p_said) END
$$;

-- The same for a value that sources make together: it stays while one of them is silent.
CREATE FUNCTION tensoe_joint(
  p_known anyelement, p_said anyelement, p_is_owner boolean, p_is_replacing boolean, p_is_heard boolean)
RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_known IS NOT NULL AND p_is_heard IS FALSE THEN p_known
    WHEN p_is_owner THEN coalesce(p_said, CASE WHEN NOT p_is_replacing OR p_is_heard IS NOT TRUE THEN p_known END)
    ELSE coalesce(p_known, p_said) END
$$;

-- Who gave such a value, where it stays.
CREATE FUNCTION tensoe_kept(p_provenance jsonb, p_column text, p_is_unknown boolean, p_heard text[])
RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN NOT p_is_unknown AND tensoe_heard(p_provenance, p_column, p_heard) IS FALSE
    THEN jsonb_build_object(p_column, p_provenance -> p_column) ELSE '{}' END
$$;

-- Whoever answered once has answered, also when it is silent this time.
CREATE FUNCTION tensoe_answered(p_known jsonb, p_said jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('answered', (SELECT string_agg(DISTINCT s, ',' ORDER BY s)
    FROM unnest(string_to_array(p_known ->> 'answered', ',') || string_to_array(p_said ->> 'answered', ',')) AS s))
$$;

-- Who gave what from now on: what the owner says goes before what is known, and is all there is if it replaces
-- and whoever gave the rest has been heard.
CREATE FUNCTION tensoe_provenance(
  p_known jsonb, p_said jsonb, p_is_owner boolean, p_is_replacing boolean, p_heard text[])
RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN NOT p_is_owner THEN p_said || coalesce(p_known, '{}')
    WHEN NOT p_is_replacing THEN coalesce(p_known, '{}') || p_said
    ELSE coalesce((SELECT jsonb_object_agg(p.key, p.value) FROM jsonb_each_text(p_known) AS p
      WHERE NOT string_to_array(p.value, ',') <@ p_heard), '{}') || p_said END
$$;

-- Writes one batch: rows, outcomes, dead letters and what became of each track. tracks/AlbumUpsert calls it,
-- tracks/AlbumRows makes its parameters: one array per column of tracks, one element per track. A list comes
-- as the text of an array, a provenance as the number of its text in p_provenances, from 1.
--
-- A track belongs to the least of the album keys that brought it: that one's known values replace older
-- ones, another key only fills in what is unknown, so that two seeds of one album give the same rows in
-- whatever order they end. "Unknown" never replaces a known value, nor does a value to which a source did not
-- contribute that contributed to the known one; an older run never replaces a newer one, and a row that would
-- not change is not touched.
--
-- An album that "replaces" takes the place of what an earlier run wrote under its key: rows it has no track
-- for any more are deleted, and a known value stays only if a source it came from is silent now and its match
-- is not forbidden. Albums that shared deleted rows are opened again, for a later run to write theirs: they are
-- the same album at the source that gave the tracks, which is who gave their ids.
--
-- Every row is looked up by its key, whatever size the tables had when this was planned.
CREATE FUNCTION tensoe_write(
  p_run text, p_is_offline boolean, p_albums jsonb, p_letters jsonb, p_provenances jsonb[],
  ${parameters},
  p_provenance integer[])
RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET jit = off
AS $$
DECLARE
  is_replacing boolean := false;
  replaced text[];
  twins text[];
  refuted text[];
  written bigint;
  noted bigint := 0;
BEGIN
  IF p_albums @> '[{"replaces": true}]' THEN
    SELECT array_agg(a.album_key) INTO replaced
      FROM jsonb_to_recordset(p_albums) AS a(album_key text, replaces boolean)
        LEFT JOIN albums old ON old.album_key = a.album_key
      WHERE a.replaces AND coalesce(old.run_id, '') <= p_run;
    is_replacing := replaced IS NOT NULL;
    SELECT array_agg(o.key) INTO refuted
      FROM jsonb_to_recordset(p_albums) AS a(album_key text, seed jsonb)
        JOIN albums old ON old.album_key = a.album_key, jsonb_each(old.outcomes) AS o
      WHERE a.album_key = ANY (replaced)
        AND a.seed -> 'forbidden' @> to_jsonb(o.key || ':' || (o.value ->> 'id'));
    WITH gone AS (
      DELETE FROM tracks d
        WHERE d.album_key = ANY (replaced) AND coalesce(d.run_id, '') <= p_run AND d.id <> ALL (p_id)
        RETURNING d.album_key, d.provenance ->> 'id' AS source)
    SELECT array_agg(DISTINCT g.source || ':' || (old.outcomes -> g.source ->> 'id')) INTO twins
      FROM gone g JOIN albums old ON old.album_key = g.album_key;
    IF twins IS NOT NULL THEN
      WITH reopened AS (
        UPDATE albums o SET status = 'deferred', deferred_until = NULL, updated_at = now()
          WHERE EXISTS (SELECT FROM jsonb_each(o.outcomes) AS said
              WHERE said.key || ':' || (said.value ->> 'id') = ANY (twins))
            AND o.album_key NOT IN (SELECT a.album_key FROM jsonb_to_recordset(p_albums) AS a(album_key text))
          RETURNING o.album_key)
      UPDATE run_albums d SET status = 'deferred' FROM reopened o
        WHERE d.run_id = p_run AND d.album_key = o.album_key AND d.status IS NOT NULL;
    END IF;
  END IF;

  IF p_letters <> '[]' THEN
    INSERT INTO dead_letters (run_id, album_key, seed, file, line, source, kind, message)
      SELECT p_run, r.album_key, r.seed, r.file, r.line, r.source, r.kind, r.message
        FROM jsonb_to_recordset(p_letters)
          AS r(album_key text, seed jsonb, file text, line bigint, source text, kind text, message text)
      ON CONFLICT DO NOTHING;
  END IF;

  UPDATE run_albums d SET status = a.status, outcomes = a.outcomes
    FROM jsonb_to_recordset(p_albums) AS a(album_key text, status text, outcomes jsonb)
    WHERE d.run_id = p_run AND d.album_key = a.album_key;

  INSERT INTO albums AS known (album_key, album, artist, seed, status, outcomes, match_confidence,
                               deferred_until, run_id)
    SELECT a.album_key, a.album, a.artist, a.seed, a.status, a.outcomes, a.match_confidence,
           a.deferred_until, p_run
      FROM jsonb_to_recordset(p_albums)
        AS a(album_key text, album text, artist text, seed jsonb, status text, outcomes jsonb,
             match_confidence real, deferred_until timestamptz)
      ORDER BY a.album_key COLLATE "C"
    ON CONFLICT (album_key) DO UPDATE SET
      status = CASE WHEN excluded.status = 'complete' AND EXISTS (
          SELECT 1 FROM jsonb_each(known.outcomes || excluded.outcomes) AS o
            WHERE o.value ->> 'outcome' IN ('failed', 'deferred'))
        THEN 'partial' ELSE excluded.status END,
      outcomes = known.outcomes || excluded.outcomes,
      match_confidence = coalesce(excluded.match_confidence,
        CASE WHEN NOT is_replacing THEN known.match_confidence END),
      deferred_until = excluded.deferred_until, run_id = excluded.run_id,
      updated_at = CASE WHEN (known.outcomes, known.deferred_until)
          IS DISTINCT FROM (known.outcomes || excluded.outcomes, excluded.deferred_until)
        OR known.status IN ('complete', 'absent') <> (excluded.status IN ('complete', 'absent'))
        THEN now() ELSE known.updated_at END
      WHERE known.run_id <= excluded.run_id
        AND NOT (known.status IN ('complete', 'absent')
                 AND (excluded.status IN ('deferred', 'failed')
                      OR excluded.status = 'partial' AND p_is_offline));

  WITH inserted AS (
    INSERT INTO tracks (${columns}, provenance, run_id)
      SELECT ${values}, p_provenances[t.provenance], p_run
        FROM unnest(${arrays}, p_provenance) AS t(${columns}, provenance)
        ORDER BY t.id COLLATE "C"
      ON CONFLICT DO NOTHING
      RETURNING id),
  said AS (
    INSERT INTO run_tracks AS known (run_id, track_id, change)
      SELECT p_run, i.id, 'inserted' FROM inserted i
      ON CONFLICT (run_id, track_id) DO UPDATE SET change = excluded.change WHERE known.change = 'unchanged')
  SELECT count(*) INTO written FROM inserted;
  IF written = cardinality(p_id) THEN
    RETURN;
  END IF;
  IF (SELECT count(DISTINCT t.id) FROM unnest(p_id) AS t(id)) < cardinality(p_id) THEN
    RAISE cardinality_violation USING MESSAGE = 'a track stands twice in a batch';
  END IF;

  -- Where every known row says the same, as when a run is repeated, nothing is locked and nothing written.
  IF EXISTS (
      SELECT FROM unnest(${arrays}, p_provenance) AS t(${columns}, provenance)
        JOIN tracks old ON old.id = t.id
        WHERE coalesce(old.run_id, '') <= p_run
          AND (${old}, old.provenance) IS DISTINCT FROM (${typed}, p_provenances[t.provenance])) THEN
    -- From here on nobody else changes them, so the next value of a column is made once, from what is there now.
    PERFORM FROM unnest(p_id) AS t(id) JOIN tracks old ON old.id = t.id
      ORDER BY old.id COLLATE "C" FOR NO KEY UPDATE OF old;
    WITH updated AS (
      UPDATE tracks AS known SET
          (${changing}, provenance, run_id, updated_at)
          = ROW (${next}, next.provenance, p_run, now() AT TIME ZONE 'UTC')
        FROM (
          SELECT old.id, n.*
            FROM (
              SELECT ${values}, p_provenances[t.provenance] AS provenance
                FROM unnest(${arrays}, p_provenance) AS t(${columns}, provenance)) AS said
              JOIN tracks old ON old.id = said.id
              CROSS JOIN LATERAL (SELECT
                  old.album_key IS NULL OR said.album_key COLLATE "C" <= old.album_key COLLATE "C" AS is_owner,
                  string_to_array(said.provenance ->> 'answered', ',') || refuted AS heard OFFSET 0) AS f
              CROSS JOIN LATERAL (SELECT
                  ${next_values},
                  CASE WHEN old.provenance = said.provenance THEN old.provenance
                    ELSE tensoe_provenance(old.provenance, said.provenance, f.is_owner, is_replacing, f.heard)
                      ${joint_kept}
                      || tensoe_answered(old.provenance, said.provenance) END AS provenance OFFSET 0) AS n
            WHERE coalesce(old.run_id, '') <= p_run
              AND (${old}, old.provenance) IS DISTINCT FROM (${said}, said.provenance)
              AND (${old}, old.provenance) IS DISTINCT FROM (${n}, n.provenance)) AS next
        WHERE known.id = next.id
        RETURNING known.id)
    INSERT INTO run_tracks AS known (run_id, track_id, change)
      SELECT p_run, u.id, 'updated' FROM updated u
      ON CONFLICT (run_id, track_id) DO UPDATE SET change = excluded.change WHERE known.change = 'unchanged';
    GET DIAGNOSTICS noted = ROW_COUNT;
  END IF;
  IF written + noted < cardinality(p_id) THEN
    INSERT INTO run_tracks (run_id, track_id, change)
      SELECT p_run, t.id, 'unchanged' FROM unnest(p_id) AS t(id) ORDER BY t.id COLLATE "C"
      ON CONFLICT DO NOTHING;
  END IF;
END $$;
