SET LOCAL client_min_messages = warning;

-- A call that left late moves its own slot and no other: the slots after it were pushed with it before, and a
-- busy machine lost a twentieth of the rate by that. So the call that a new one waits for is not the one p_calls
-- numbers before it but the p_calls-th newest by when it left. A slot is at most as many numbers out of place,
-- because no call goes before those whose slot it waits for have left (http/Gate).
CREATE OR REPLACE FUNCTION tensoe_reserve(
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
    SELECT c.at INTO free_at
      FROM (SELECT at FROM calls WHERE source_id = p_source AND number > s.last_number - 2 * p_calls) AS c
      ORDER BY c.at DESC OFFSET p_calls - 1 LIMIT 1;
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

-- A call left later than its slot.
CREATE OR REPLACE FUNCTION tensoe_late(p_source text, p_number bigint, p_by_ms double precision) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  UPDATE calls SET at = at + p_by_ms * interval '1 millisecond'
    WHERE source_id = p_source AND number = p_number;
END $$;
