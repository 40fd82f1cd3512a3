SET LOCAL client_min_messages = warning;

-- Merged albums are written by a function: its statements are planned once per session, also behind a
-- transaction pooler, where nothing can be prepared; planning took longer than writing a few albums.

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

-- Writes one batch: rows, outcomes, dead letters and what became of each track. store/AlbumUpsert calls it,
-- store/AlbumRows makes its parameters: one array per column of tracks, one element per track. A list comes
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
-- is not forbidden. Albums that shared deleted rows are opened again, for a later run to write theirs.
--
-- Every row is looked up by its key, whatever size the tables had when this was planned.
CREATE FUNCTION tensoe_write(
  p_run text, p_is_offline boolean, p_albums jsonb, p_letters jsonb, p_provenances jsonb[],
  p_id text[], p_title text[], p_artist text[], p_artists text[], p_album text[], p_release_date date[],
  p_release_date_precision text[], p_duration_ms integer[], p_popularity integer[], p_genres text[],
  p_moods text[], p_aoty_score real[], p_aoty_user_score real[], p_aoty_track_score real[],
  p_spotify_url text[], p_explicit boolean[], p_track_number integer[], p_disc_number integer[],
  p_album_total_tracks integer[], p_isrc text[], p_match_confidence real[], p_album_key text[],
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
  noted bigint;
BEGIN
  IF p_albums @> '[{"replaces": true}]' THEN
    SELECT array_agg(a.album_key), array_agg(old.outcomes -> 'spotify' ->> 'id') INTO replaced, twins
      FROM jsonb_to_recordset(p_albums) AS a(album_key text, replaces boolean)
        LEFT JOIN albums old ON old.album_key = a.album_key
      WHERE a.replaces AND coalesce(old.run_id, '') <= p_run;
    is_replacing := replaced IS NOT NULL;
    SELECT array_agg(o.key) INTO refuted
      FROM jsonb_to_recordset(p_albums) AS a(album_key text, seed jsonb)
        JOIN albums old ON old.album_key = a.album_key, jsonb_each(old.outcomes) AS o
      WHERE a.album_key = ANY (replaced)
        AND a.seed -> 'forbidden' @> to_jsonb(o.key || ':' || (o.value ->> 'id'));
    DELETE FROM tracks d
      WHERE d.album_key = ANY (replaced) AND coalesce(d.run_id, '') <= p_run AND d.id <> ALL (p_id);
    IF FOUND THEN
      WITH reopened AS (
        UPDATE albums o SET status = 'deferred', deferred_until = NULL, updated_at = now()
          WHERE o.outcomes -> 'spotify' ->> 'id' = ANY (twins)
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

  WITH written AS (
    INSERT INTO tracks AS known (
        id, title, artist, artists, album, release_date, release_date_precision, duration_ms, popularity, genres,
        moods, aoty_score, aoty_user_score, aoty_track_score, spotify_url, explicit, track_number,
        disc_number, album_total_tracks, isrc, match_confidence, album_key,
        provenance, run_id)
      SELECT
        t.id, t.title, t.artist, t.artists::text[], t.album, t.release_date, t.release_date_precision,
        t.duration_ms, t.popularity, t.genres::text[], t.moods::text[], t.aoty_score, t.aoty_user_score,
        t.aoty_track_score, t.spotify_url, t.explicit, t.track_number, t.disc_number, t.album_total_tracks,
        t.isrc, t.match_confidence, t.album_key,
        p_provenances[t.provenance], p_run
      FROM unnest(
        p_id, p_title, p_artist, p_artists, p_album, p_release_date, p_release_date_precision, p_duration_ms,
        p_popularity, p_genres, p_moods, p_aoty_score, p_aoty_user_score, p_aoty_track_score, p_spotify_url,
        p_explicit, p_track_number, p_disc_number, p_album_total_tracks, p_isrc, p_match_confidence,
        p_album_key, p_provenance)
      AS t(
        id, title, artist, artists, album, release_date, release_date_precision, duration_ms, popularity,
        genres, moods, aoty_score, aoty_user_score, aoty_track_score, spotify_url, explicit, track_number,
        disc_number, album_total_tracks, isrc, match_confidence, album_key, provenance)
      ORDER BY t.id COLLATE "C"
    ON CONFLICT (id) DO UPDATE SET
      (title, artist, artists, album, release_date, release_date_precision, duration_ms, popularity, genres,
      moods, aoty_score, aoty_user_score, aoty_track_score, spotify_url, explicit, track_number, disc_number,
      album_total_tracks, isrc, match_confidence, album_key,
      provenance) = (
        SELECT
          tensoe_next(known.title, excluded.title, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'title', f.heard)),
          tensoe_next(known.artist, excluded.artist, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'artist', f.heard)),
          tensoe_next(known.artists, excluded.artists, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'artists', f.heard)),
          tensoe_next(known.album, excluded.album, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'album', f.heard)),
          tensoe_joint(known.release_date, excluded.release_date, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'release_date', f.heard)),
          tensoe_joint(known.release_date_precision, excluded.release_date_precision, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'release_date', f.heard)),
          tensoe_next(known.duration_ms, excluded.duration_ms, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'duration_ms', f.heard)),
          tensoe_next(known.popularity, excluded.popularity, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'popularity', f.heard)),
          tensoe_joint(known.genres, excluded.genres, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'genres', f.heard)),
          tensoe_joint(known.moods, excluded.moods, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'moods', f.heard)),
          tensoe_next(known.aoty_score, excluded.aoty_score, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'aoty_score', f.heard)),
          tensoe_next(known.aoty_user_score, excluded.aoty_user_score, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'aoty_user_score', f.heard)),
          tensoe_next(known.aoty_track_score, excluded.aoty_track_score, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'aoty_track_score', f.heard)),
          tensoe_next(known.spotify_url, excluded.spotify_url, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'spotify_url', f.heard)),
          tensoe_next(known.explicit, excluded.explicit, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'explicit', f.heard)),
          tensoe_next(known.track_number, excluded.track_number, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'track_number', f.heard)),
          tensoe_next(known.disc_number, excluded.disc_number, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'disc_number', f.heard)),
          tensoe_next(known.album_total_tracks, excluded.album_total_tracks, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'album_total_tracks', f.heard)),
          tensoe_next(known.isrc, excluded.isrc, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'isrc', f.heard)),
          tensoe_next(known.match_confidence, excluded.match_confidence, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'match_confidence', f.heard)),
          CASE WHEN f.is_owner THEN excluded.album_key ELSE known.album_key END,
          CASE WHEN known.provenance = excluded.provenance THEN known.provenance ELSE (CASE WHEN f.is_owner
              THEN CASE WHEN is_replacing
                THEN coalesce((SELECT jsonb_object_agg(p.key, p.value) FROM jsonb_each_text(known.provenance) AS p
                  WHERE NOT string_to_array(p.value, ',') <@ f.heard), '{}')
                ELSE coalesce(known.provenance, '{}') END || excluded.provenance
              ELSE excluded.provenance || coalesce(known.provenance, '{}') END)
            || tensoe_kept(known.provenance, 'genres', known.genres IS NULL, f.heard)
            || tensoe_kept(known.provenance, 'moods', known.moods IS NULL, f.heard)
            || tensoe_kept(known.provenance, 'release_date', known.release_date IS NULL, f.heard)
            || tensoe_answered(known.provenance, excluded.provenance) END
        FROM (SELECT known.album_key IS NULL OR excluded.album_key COLLATE "C" <= known.album_key COLLATE "C" AS is_owner,
            string_to_array(excluded.provenance ->> 'answered', ',') || refuted AS heard OFFSET 0) AS f),
      run_id = excluded.run_id,
      updated_at = now() AT TIME ZONE 'UTC'
    -- Equal ones stay what they are: the long way is needed only for others.
    WHERE coalesce(known.run_id, '') <= excluded.run_id
      AND (known.title, known.artist, known.artists, known.album, known.release_date,
          known.release_date_precision, known.duration_ms, known.popularity, known.genres, known.moods,
          known.aoty_score, known.aoty_user_score, known.aoty_track_score, known.spotify_url, known.explicit,
          known.track_number, known.disc_number, known.album_total_tracks, known.isrc, known.match_confidence,
          known.album_key,
          known.provenance)
        IS DISTINCT FROM (
          excluded.title, excluded.artist, excluded.artists, excluded.album, excluded.release_date,
          excluded.release_date_precision, excluded.duration_ms, excluded.popularity, excluded.genres,
          excluded.moods, excluded.aoty_score, excluded.aoty_user_score, excluded.aoty_track_score,
          excluded.spotify_url, excluded.explicit, excluded.track_number, excluded.disc_number,
          excluded.album_total_tracks, excluded.isrc, excluded.match_confidence, excluded.album_key,
          excluded.provenance)
      AND (SELECT
          known.title IS DISTINCT FROM tensoe_next(known.title, excluded.title, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'title', f.heard))
          OR known.artist IS DISTINCT FROM tensoe_next(known.artist, excluded.artist, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'artist', f.heard))
          OR known.artists IS DISTINCT FROM tensoe_next(known.artists, excluded.artists, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'artists', f.heard))
          OR known.album IS DISTINCT FROM tensoe_next(known.album, excluded.album, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'album', f.heard))
          OR known.release_date IS DISTINCT FROM tensoe_joint(known.release_date, excluded.release_date, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'release_date', f.heard))
          OR known.release_date_precision IS DISTINCT FROM tensoe_joint(known.release_date_precision, excluded.release_date_precision, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'release_date', f.heard))
          OR known.duration_ms IS DISTINCT FROM tensoe_next(known.duration_ms, excluded.duration_ms, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'duration_ms', f.heard))
          OR known.popularity IS DISTINCT FROM tensoe_next(known.popularity, excluded.popularity, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'popularity', f.heard))
          OR known.genres IS DISTINCT FROM tensoe_joint(known.genres, excluded.genres, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'genres', f.heard))
          OR known.moods IS DISTINCT FROM tensoe_joint(known.moods, excluded.moods, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'moods', f.heard))
          OR known.aoty_score IS DISTINCT FROM tensoe_next(known.aoty_score, excluded.aoty_score, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'aoty_score', f.heard))
          OR known.aoty_user_score IS DISTINCT FROM tensoe_next(known.aoty_user_score, excluded.aoty_user_score, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'aoty_user_score', f.heard))
          OR known.aoty_track_score IS DISTINCT FROM tensoe_next(known.aoty_track_score, excluded.aoty_track_score, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'aoty_track_score', f.heard))
          OR known.spotify_url IS DISTINCT FROM tensoe_next(known.spotify_url, excluded.spotify_url, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'spotify_url', f.heard))
          OR known.explicit IS DISTINCT FROM tensoe_next(known.explicit, excluded.explicit, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'explicit', f.heard))
          OR known.track_number IS DISTINCT FROM tensoe_next(known.track_number, excluded.track_number, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'track_number', f.heard))
          OR known.disc_number IS DISTINCT FROM tensoe_next(known.disc_number, excluded.disc_number, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'disc_number', f.heard))
          OR known.album_total_tracks IS DISTINCT FROM tensoe_next(known.album_total_tracks, excluded.album_total_tracks, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'album_total_tracks', f.heard))
          OR known.isrc IS DISTINCT FROM tensoe_next(known.isrc, excluded.isrc, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'isrc', f.heard))
          OR known.match_confidence IS DISTINCT FROM tensoe_next(known.match_confidence, excluded.match_confidence, f.is_owner, is_replacing,
            tensoe_heard(known.provenance, 'match_confidence', f.heard))
          OR known.album_key IS DISTINCT FROM CASE WHEN f.is_owner THEN excluded.album_key ELSE known.album_key END
          OR known.provenance IS DISTINCT FROM
            CASE WHEN known.provenance = excluded.provenance THEN known.provenance ELSE (CASE WHEN f.is_owner
              THEN CASE WHEN is_replacing
                THEN coalesce((SELECT jsonb_object_agg(p.key, p.value) FROM jsonb_each_text(known.provenance) AS p
                  WHERE NOT string_to_array(p.value, ',') <@ f.heard), '{}')
                ELSE coalesce(known.provenance, '{}') END || excluded.provenance
              ELSE excluded.provenance || coalesce(known.provenance, '{}') END)
            || tensoe_kept(known.provenance, 'genres', known.genres IS NULL, f.heard)
            || tensoe_kept(known.provenance, 'moods', known.moods IS NULL, f.heard)
            || tensoe_kept(known.provenance, 'release_date', known.release_date IS NULL, f.heard)
            || tensoe_answered(known.provenance, excluded.provenance) END
        FROM (SELECT known.album_key IS NULL OR excluded.album_key COLLATE "C" <= known.album_key COLLATE "C" AS is_owner,
            string_to_array(excluded.provenance ->> 'answered', ',') || refuted AS heard OFFSET 0) AS f)
    RETURNING known.id, known.xmax = 0 AS is_new)
  INSERT INTO run_tracks AS known (run_id, track_id, change)
    SELECT p_run, w.id, CASE WHEN w.is_new THEN 'inserted' ELSE 'updated' END FROM written w
    ON CONFLICT (run_id, track_id) DO UPDATE SET change = excluded.change WHERE known.change = 'unchanged';
  GET DIAGNOSTICS noted = ROW_COUNT;
  IF noted < cardinality(p_id) THEN
    INSERT INTO run_tracks (run_id, track_id, change)
      SELECT p_run, t.id, 'unchanged' FROM unnest(p_id) AS t(id) ORDER BY t.id COLLATE "C"
      ON CONFLICT DO NOTHING;
  END IF;
END $$;

-- One look at runs per written track was a quarter of the time; who deletes a run still deletes these.
ALTER TABLE run_tracks DROP CONSTRAINT run_tracks_run_id_fkey;
CREATE FUNCTION tensoe_forget_run_tracks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM run_tracks WHERE run_id IN (SELECT run_id FROM gone);
  RETURN NULL;
END $$;
CREATE TRIGGER forget_run_tracks AFTER DELETE ON runs REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tensoe_forget_run_tracks();

-- Reading. An index is built while the table takes no writes: on a table that is there already, some
-- seconds per million rows, once.
DROP INDEX IF EXISTS tracks_artist, tracks_artists;
-- The order of a list, as far as it pays: ten tracks of an album are one entry, and are sorted when read.
CREATE INDEX IF NOT EXISTS tracks_order ON tracks (lower(artist), lower(album));
CREATE INDEX IF NOT EXISTS tracks_album ON tracks (lower(album));
CREATE INDEX IF NOT EXISTS tracks_score ON tracks (aoty_score);

-- Who is credited beside the first artist, as elements and as one text; few tracks have any.
CREATE FUNCTION tensoe_lower(p_texts text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(lower(t)) FROM unnest(p_texts) AS t
$$;
CREATE FUNCTION tensoe_lines(p_texts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(t, E'\n') FROM unnest(p_texts) AS t
$$;
CREATE INDEX IF NOT EXISTS tracks_featured ON tracks USING gin (tensoe_lower(artists))
  WHERE cardinality(artists) > 1;

-- Parts of names. pg_trgm comes with PostgreSQL, but a server may not have it, or not for us: then they
-- are found by reading the table.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX IF NOT EXISTS tracks_artist_parts ON tracks USING gin (artist gin_trgm_ops);
  CREATE INDEX IF NOT EXISTS tracks_album_parts ON tracks USING gin (album gin_trgm_ops);
  CREATE INDEX IF NOT EXISTS tracks_featured_parts ON tracks USING gin (tensoe_lines(artists) gin_trgm_ops)
    WHERE cardinality(artists) > 1;
EXCEPTION
  WHEN undefined_file OR feature_not_supported OR insufficient_privilege OR undefined_object THEN
    NULL;
END $$;
