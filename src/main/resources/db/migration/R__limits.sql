-- What was spent on a source, its pauses and closures (package limits). Applied again whenever this text changes.

-- Whatever an earlier version of this file made, also with other parameters.
DO $$
DECLARE
  made regprocedure;
BEGIN
  FOR made IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
      AND proname IN ('tensoe_ahead_ms', 'tensoe_clamp', 'tensoe_reserve', 'tensoe_late', 'tensoe_standing',
        'tensoe_note', 'tensoe_left') LOOP
    EXECUTE 'DROP FUNCTION ' || made;
  END LOOP;
END $$;

-- A clock that was ahead leaves stamps in the future; waiting for it to come round again would stall a source
-- for as long as it was wrong. A second is no such clock but the order of two processes. A day is the longest
-- closure that is believed (http/RetryAfter), a minute the longest pause that is waited for.
-- How far ahead stamps are; null = none is.
CREATE FUNCTION tensoe_ahead_ms(s source_state, p_now timestamptz) RETURNS double precision
LANGUAGE sql IMMUTABLE AS $$
  SELECT 1000 * extract(epoch FROM nullif(greatest(
    CASE WHEN s.last_at > p_now + interval '1 second' THEN s.last_at - p_now ELSE interval '0' END,
    CASE WHEN s.paused_until > p_now + interval '61 seconds'
      THEN s.paused_until - p_now - interval '60 seconds' ELSE interval '0' END,
    CASE WHEN s.closed_until > p_now + interval '24 hours 1 minute'
      THEN s.closed_until - p_now - interval '24 hours' ELSE interval '0' END), interval '0'))
$$;

-- Stamps of calls become now, so that they count for as long as if they were made now; pauses and closures
-- end when the longest that is believed would.
CREATE FUNCTION tensoe_clamp(p_source text, p_now timestamptz) RETURNS source_state
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
BEGIN
  -- least() of nothing and a time is the time: what is not set stays so.
  UPDATE source_state SET last_at = CASE WHEN last_at > p_now THEN p_now ELSE last_at END,
      other_at = CASE WHEN other_at > p_now THEN p_now ELSE other_at END,
      paused_until = CASE WHEN paused_until > p_now + interval '60 seconds'
        THEN p_now + interval '60 seconds' ELSE paused_until END,
      closed_until = CASE WHEN closed_until > p_now + interval '24 hours'
        THEN p_now + interval '24 hours' ELSE closed_until END
    WHERE source_id = p_source RETURNING * INTO s;
  UPDATE calls SET at = p_now WHERE source_id = p_source AND at > p_now;
  RETURN s;
END $$;

-- One slot, now, or how long there is none. Calls are numbered without gaps under the row lock of their source.
-- A call that left late (tensoe_late) moves its own slot and no other, so the call that a new one waits for is
-- the p_calls-th newest by when it left. It is at most 1,000 numbers out of place, so of a large limit only the
-- 2,001 calls around the one p_calls before the new one are sorted; of a small limit at least 100 more are looked
-- at, because another process does not wait for a call of this one that has not left yet.
--
-- A question that another run has been answered since it was looked up (p_looked_ms ago), or has sent a moment
-- ago, gets no slot. Where only one run asks, nobody is looked for.
--
-- A slot of a long window or of a day's budget reaches the disk before the call leaves; another need not: a
-- crashed database is back later than such a window is over.
CREATE FUNCTION tensoe_reserve(
  p_source text, p_run text, p_calls integer, p_window_ms double precision, p_daily integer,
  p_question bytea, p_looked_ms double precision,
  OUT granted bigint, OUT wait_ms double precision, OUT shut_until timestamptz, OUT shut_reason text,
  OUT elsewhere text, OUT ahead_ms double precision)
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  t timestamptz;
  free_at timestamptz;
  around integer;
  hi bigint;
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
  ahead_ms := tensoe_ahead_ms(s, t);
  IF ahead_ms IS NOT NULL THEN
    s := tensoe_clamp(p_source, t);
  END IF;
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
    around := least(greatest(p_calls, 100), 1000);
    hi := least(s.last_number, s.last_number - p_calls + around + 1);
    SELECT c.at INTO free_at
      FROM (SELECT at FROM calls WHERE source_id = p_source AND number <= hi
        AND number > s.last_number - p_calls - around) AS c
      ORDER BY c.at DESC OFFSET p_calls - 1 - (s.last_number - hi) LIMIT 1;
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

-- A call left later than its slot. One that more than 1,000 others have overtaken counts a second time, as the
-- newest: nobody would look for it at its old place.
CREATE FUNCTION tensoe_late(p_source text, p_number bigint, p_by_ms double precision) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  moved timestamptz;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  UPDATE calls SET at = at + p_by_ms * interval '1 millisecond'
    WHERE source_id = p_source AND number = p_number RETURNING at INTO moved;
  SELECT * INTO s FROM source_state WHERE source_id = p_source AND last_number > p_number + 1000 FOR UPDATE;
  IF FOUND AND moved IS NOT NULL AND EXISTS (SELECT 1 FROM calls c
      WHERE c.source_id = p_source AND c.number = p_number + 1001 AND c.at < moved) THEN
    INSERT INTO calls (source_id, number, at, run_id)
      VALUES (p_source, s.last_number + 1, greatest(moved, s.last_at), '');
    UPDATE source_state SET last_number = s.last_number + 1, last_at = greatest(moved, s.last_at)
      WHERE source_id = p_source;
  END IF;
END $$;

-- Whether anything may be asked at all, for what is asked outside the limit; takes no slot.
CREATE FUNCTION tensoe_standing(
  p_source text, p_daily integer,
  OUT granted bigint, OUT wait_ms double precision, OUT shut_until timestamptz, OUT shut_reason text, OUT ahead_ms double precision)
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  free_at timestamptz;
BEGIN
  SELECT * INTO s FROM source_state WHERE source_id = p_source;
  ahead_ms := tensoe_ahead_ms(s, clock_timestamp());
  IF ahead_ms IS NOT NULL THEN
    s := tensoe_clamp(p_source, clock_timestamp());
  END IF;
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

-- Notes calls of an unlimited source after the fact, many at once.
CREATE FUNCTION tensoe_note(
  p_source text, p_run text, p_count integer,
  OUT paused_ms double precision, OUT shut_until timestamptz, OUT shut_reason text, OUT ahead_ms double precision)
LANGUAGE plpgsql AS $$
DECLARE
  s source_state%ROWTYPE;
  t timestamptz;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO source_state (source_id) VALUES (p_source) ON CONFLICT DO NOTHING;
  SELECT * INTO s FROM source_state WHERE source_id = p_source FOR UPDATE;
  ahead_ms := tensoe_ahead_ms(s, clock_timestamp());
  IF ahead_ms IS NOT NULL THEN
    s := tensoe_clamp(p_source, clock_timestamp());
  END IF;
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

-- What is left of a day's budget.
CREATE FUNCTION tensoe_left(p_source text, p_daily integer) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT p_daily - count(*) FROM source_state s
    JOIN calls c ON c.source_id = s.source_id AND c.number > s.last_number - p_daily
    WHERE s.source_id = p_source AND c.at + interval '24 hours 1 second' > clock_timestamp()
$$;
