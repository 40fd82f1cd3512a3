SET LOCAL client_min_messages = warning;

-- What sources answered, kept as it arrives and shared by all runs and workers. A question is method, path
-- and query below the base address, without secrets; it is found by the first half of its SHA-256, because
-- titles can be longer than an index takes. answer and raw are deflated (RFC 1950) UTF-8: the understood
-- form as JSON (null = the source answered that it has none), and the body it was read from (null = not
-- kept). version is that of our understanding. misses counts how often in a row the answer was of no use.
CREATE TABLE answers (
  source_id     text NOT NULL,
  question_hash bytea NOT NULL,
  question      text NOT NULL,
  answer        bytea,
  raw           bytea,
  raw_status    smallint,
  version       integer NOT NULL,
  misses        smallint NOT NULL DEFAULT 0,
  asked_at      timestamptz NOT NULL,
  PRIMARY KEY (source_id, question_hash)
);
CREATE INDEX answers_age ON answers (source_id, asked_at);
-- They are compressed already.
ALTER TABLE answers ALTER answer SET STORAGE EXTERNAL, ALTER raw SET STORAGE EXTERNAL;

-- As before, with two differences. A slot of a long window or of a day's budget reaches the disk before the
-- call leaves: a crashed database is back sooner than such a window is over. And a question that another run
-- has been answered since it was looked up (p_looked_ms ago), or has sent a moment ago, gets no slot.
DROP FUNCTION tensoe_reserve(text, text, integer, double precision, integer);
ALTER TABLE calls ADD COLUMN question_hash bytea;
-- Who had the last slot, and when the run before had its last: where only one run asks, nobody is looked for.
ALTER TABLE source_state ADD COLUMN last_run text, ADD COLUMN other_at timestamptz;
CREATE FUNCTION tensoe_reserve(
  p_source text, p_run text, p_calls integer, p_window_ms double precision, p_daily integer,
  p_question bytea, p_looked_ms double precision,
  OUT granted bigint, OUT wait_ms double precision, OUT shut_until timestamptz, OUT shut_reason text,
  OUT elsewhere text)
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  t timestamptz;
  free_at timestamptz;
BEGIN
  IF p_daily IS NULL AND coalesce(p_window_ms, 0) <= 3000 THEN
    PERFORM set_config('synchronous_commit', 'off', true);
  END IF;
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
  IF p_question IS NOT NULL AND (s.last_run <> p_run
      OR s.other_at > t - (p_looked_ms + 3000) * interval '1 millisecond') THEN
    -- An answer is stamped a moment before it can be seen.
    IF EXISTS (SELECT 1 FROM answers a WHERE a.source_id = p_source AND a.question_hash = p_question
        AND a.asked_at > t - (p_looked_ms + 200) * interval '1 millisecond') THEN
      elsewhere := 'answered';
      RETURN;
    END IF;
    -- Answers come within a second or so. One that does not, or whose run was killed, is not waited for.
    IF EXISTS (SELECT 1 FROM calls c WHERE c.source_id = p_source AND c.number > s.last_number - 256
        AND c.question_hash = p_question AND c.run_id <> p_run AND c.at > t - interval '3 seconds'
        AND NOT EXISTS (SELECT 1 FROM answers a WHERE a.source_id = p_source
          AND a.question_hash = p_question AND a.asked_at >= c.at)) THEN
      elsewhere := 'under way';
      RETURN;
    END IF;
  END IF;
  granted := s.last_number + 1;
  INSERT INTO calls (source_id, number, at, run_id, question_hash)
    VALUES (p_source, granted, greatest(t, s.last_at), p_run, p_question);
  UPDATE source_state SET last_number = granted, last_at = greatest(t, s.last_at), last_run = p_run,
    other_at = CASE WHEN s.last_run <> p_run THEN s.last_at ELSE s.other_at END
    WHERE source_id = p_source;
END $$;

-- What is left of a day's budget.
CREATE FUNCTION tensoe_left(p_source text, p_daily integer) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT p_daily - count(*) FROM source_state s
    JOIN calls c ON c.source_id = s.source_id AND c.number > s.last_number - p_daily
    WHERE s.source_id = p_source AND c.at + interval '24 hours 1 second' > clock_timestamp()
$$;

-- Whether anything may be asked at all, for what is asked outside the limit; takes no slot.
CREATE FUNCTION tensoe_standing(
  p_source text, p_daily integer,
  OUT granted bigint, OUT wait_ms double precision, OUT shut_until timestamptz, OUT shut_reason text)
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  free_at timestamptz;
BEGIN
  SELECT * INTO s FROM source_state WHERE source_id = p_source;
  granted := 0;
  wait_ms := greatest(0, coalesce(extract(epoch FROM s.paused_until - clock_timestamp()) * 1000, 0));
  IF s.closed_until > clock_timestamp() THEN
    shut_until := s.closed_until;
    shut_reason := s.closed_reason;
  ELSIF p_daily IS NOT NULL THEN
    SELECT c.at + interval '24 hours 1 second' INTO free_at FROM calls c
      WHERE c.source_id = p_source AND c.number = s.last_number - p_daily + 1;
    IF free_at > clock_timestamp() THEN
      shut_until := free_at;
      shut_reason := 'the daily limit of ' || p_daily || ' calls is used up';
    END IF;
  END IF;
END $$;
