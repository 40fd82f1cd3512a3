SET LOCAL client_min_messages = warning;

-- Merged tracks: the columns up to updated_at are the published schema; names and types stay.
CREATE TABLE IF NOT EXISTS tracks (
  id                 text PRIMARY KEY,
  title              text NOT NULL,
  artist             text NOT NULL,
  album              text,
  release_date       date,
  duration_ms        integer,
  popularity         integer,
  genres             text[],
  moods              text[],
  aoty_score         real,
  spotify_url        text,
  explicit           boolean,
  track_number       integer,
  album_total_tracks integer,
  created_at         timestamp DEFAULT (now() AT TIME ZONE 'UTC'),
  updated_at         timestamp DEFAULT (now() AT TIME ZONE 'UTC')
);
ALTER TABLE tracks
  ADD COLUMN IF NOT EXISTS album                  text,
  ADD COLUMN IF NOT EXISTS release_date           date,
  ADD COLUMN IF NOT EXISTS duration_ms            integer,
  ADD COLUMN IF NOT EXISTS popularity             integer,
  ADD COLUMN IF NOT EXISTS genres                 text[],
  ADD COLUMN IF NOT EXISTS moods                  text[],
  ADD COLUMN IF NOT EXISTS aoty_score             real,
  ADD COLUMN IF NOT EXISTS spotify_url            text,
  ADD COLUMN IF NOT EXISTS explicit               boolean,
  ADD COLUMN IF NOT EXISTS track_number           integer,
  ADD COLUMN IF NOT EXISTS album_total_tracks     integer,
  ADD COLUMN IF NOT EXISTS created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC'),
  ADD COLUMN IF NOT EXISTS updated_at timestamp DEFAULT (now() AT TIME ZONE 'UTC'),
  ADD COLUMN IF NOT EXISTS artists                text[],
  ADD COLUMN IF NOT EXISTS disc_number            integer,
  ADD COLUMN IF NOT EXISTS isrc                   text,
  ADD COLUMN IF NOT EXISTS release_date_precision text,
  ADD COLUMN IF NOT EXISTS aoty_user_score        real,
  ADD COLUMN IF NOT EXISTS aoty_track_score       real,
  ADD COLUMN IF NOT EXISTS provenance             jsonb,
  ADD COLUMN IF NOT EXISTS album_key              text,
  ADD COLUMN IF NOT EXISTS match_confidence       real,
  ADD COLUMN IF NOT EXISTS run_id                 text;
CREATE INDEX IF NOT EXISTS tracks_artist ON tracks (lower(artist));
CREATE INDEX IF NOT EXISTS tracks_album_key ON tracks (album_key);
CREATE INDEX IF NOT EXISTS tracks_genres ON tracks USING gin (genres);
CREATE INDEX IF NOT EXISTS tracks_moods ON tracks USING gin (moods);
CREATE INDEX IF NOT EXISTS tracks_artists ON tracks USING gin (artists);

-- One row per wanted album, whatever became of it.
CREATE TABLE albums (
  album_key        text PRIMARY KEY,
  album            text NOT NULL,
  artist           text NOT NULL,
  seed             jsonb NOT NULL,
  status           text NOT NULL,
  outcomes         jsonb NOT NULL,
  match_confidence real,
  deferred_until   timestamptz,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  run_id           text NOT NULL
);
CREATE INDEX albums_open ON albums (status) WHERE status NOT IN ('complete', 'absent');

-- What a run was asked to do, in order, and what became of it in that run.
CREATE TABLE runs (
  run_id      text PRIMARY KEY,
  command     text NOT NULL,
  runner      text NOT NULL,
  started     timestamptz NOT NULL,
  finished    timestamptz,
  duplicates  bigint NOT NULL DEFAULT 0,
  rejected    bigint NOT NULL DEFAULT 0,
  summary     jsonb
);
CREATE TABLE run_albums (
  run_id    text NOT NULL REFERENCES runs ON DELETE CASCADE,
  position  integer NOT NULL,
  album_key text NOT NULL,
  seed      jsonb NOT NULL,
  status    text,
  outcomes  jsonb,
  PRIMARY KEY (run_id, position)
);
CREATE UNIQUE INDEX run_albums_key ON run_albums (run_id, album_key);
CREATE TABLE run_tracks (
  run_id   text NOT NULL REFERENCES runs ON DELETE CASCADE,
  track_id text NOT NULL,
  change   text NOT NULL,
  PRIMARY KEY (run_id, track_id)
);
CREATE TABLE run_sources (
  run_id    text NOT NULL REFERENCES runs ON DELETE CASCADE,
  source    text NOT NULL,
  worker    text NOT NULL,
  counts    jsonb NOT NULL,
  note      text,
  PRIMARY KEY (run_id, source, worker)
);
CREATE TABLE dead_letters (
  run_id    text NOT NULL REFERENCES runs ON DELETE CASCADE,
  album_key text,
  seed      jsonb NOT NULL,
  file      text,
  line      bigint,
  source    text NOT NULL,
  kind      text NOT NULL,
  message   text NOT NULL,
  at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX dead_letters_run ON dead_letters (run_id);
CREATE UNIQUE INDEX dead_letters_once ON dead_letters (run_id, album_key, source) WHERE album_key IS NOT NULL;

-- What was spent on a source (name and base address), by the clock of this database.
CREATE TABLE source_state (
  source_id     text PRIMARY KEY,
  last_number   bigint NOT NULL DEFAULT 0,
  last_at       timestamptz,
  paused_until  timestamptz,
  closed_until  timestamptz,
  closed_reason text
);
CREATE TABLE calls (
  source_id text NOT NULL,
  number    bigint NOT NULL,
  at        timestamptz NOT NULL,
  run_id    text NOT NULL,
  PRIMARY KEY (source_id, number)
);
CREATE INDEX calls_run ON calls (source_id, run_id);

-- One slot, now, or how long there is none. Calls are numbered without gaps under the row lock, so the
-- call n before this one is found by its number, and both windows (the limit's and the day's) are exact.
-- The commit need not reach the disk: a lost slot was used at most moments before a database crash.
CREATE FUNCTION tensoe_reserve(
  p_source text, p_run text, p_calls integer, p_window_ms double precision, p_daily integer,
  OUT granted bigint, OUT wait_ms double precision, OUT shut_until timestamptz, OUT shut_reason text)
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  t timestamptz;
  free_at timestamptz;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT * INTO s FROM source_state WHERE source_id = p_source FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO source_state (source_id) VALUES (p_source) ON CONFLICT DO NOTHING;
    SELECT * INTO s FROM source_state WHERE source_id = p_source FOR UPDATE;
  END IF;
  t := clock_timestamp();
  IF s.closed_until > t THEN
    shut_until := s.closed_until;
    shut_reason := s.closed_reason;
    RETURN;
  END IF;
  IF p_daily IS NOT NULL THEN
    SELECT c.at + interval '24 hours 1 second' INTO free_at FROM calls c
      WHERE c.source_id = p_source AND c.number = s.last_number - p_daily + 1;
    IF free_at > t THEN
      shut_until := free_at;
      shut_reason := 'the daily limit of ' || p_daily || ' calls is used up';
      RETURN;
    END IF;
  END IF;
  wait_ms := greatest(0, extract(epoch FROM s.paused_until - t) * 1000);
  IF p_calls IS NOT NULL THEN
    SELECT c.at INTO free_at FROM calls c
      WHERE c.source_id = p_source AND c.number = s.last_number - p_calls + 1;
    IF FOUND THEN
      wait_ms := greatest(wait_ms, p_window_ms - extract(epoch FROM t - free_at) * 1000);
    END IF;
  END IF;
  IF coalesce(wait_ms, 0) > 0 THEN
    RETURN;
  END IF;
  wait_ms := 0;
  granted := s.last_number + 1;
  INSERT INTO calls (source_id, number, at, run_id) VALUES (p_source, granted, greatest(t, s.last_at), p_run);
  UPDATE source_state SET last_number = granted, last_at = greatest(t, s.last_at) WHERE source_id = p_source;
END $$;

-- Notes calls of an unlimited source after the fact, many at once.
CREATE FUNCTION tensoe_note(
  p_source text, p_run text, p_count integer,
  OUT paused_ms double precision, OUT shut_until timestamptz, OUT shut_reason text)
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  t timestamptz;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO source_state (source_id) VALUES (p_source) ON CONFLICT DO NOTHING;
  SELECT * INTO s FROM source_state WHERE source_id = p_source FOR UPDATE;
  t := greatest(clock_timestamp(), s.last_at);
  IF p_count > 0 THEN
    INSERT INTO calls (source_id, number, at, run_id)
      SELECT p_source, s.last_number + i, t, p_run FROM generate_series(1, p_count) AS i;
    UPDATE source_state SET last_number = s.last_number + p_count, last_at = t
      WHERE source_id = p_source;
  END IF;
  paused_ms := greatest(0, coalesce(extract(epoch FROM s.paused_until - t) * 1000, 0));
  IF s.closed_until > t THEN
    shut_until := s.closed_until;
    shut_reason := s.closed_reason;
  END IF;
END $$;

-- A call left later than its slot: it and all numbered after it count as at least that late.
CREATE FUNCTION tensoe_late(p_source text, p_number bigint, p_by_ms double precision) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved timestamptz;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  PERFORM 1 FROM source_state WHERE source_id = p_source FOR UPDATE;
  SELECT at + p_by_ms * interval '1 millisecond' INTO moved FROM calls
    WHERE source_id = p_source AND number = p_number;
  UPDATE calls SET at = moved WHERE source_id = p_source AND number >= p_number AND at < moved;
  UPDATE source_state SET last_at = moved WHERE source_id = p_source AND last_at < moved;
END $$;
