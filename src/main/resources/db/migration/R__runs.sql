-- Runs (package runs). Applied again whenever this text changes.

-- Who deletes runs deletes what became of tracks in them; the trigger is in V4. A foreign key would look at runs
-- once per written track, which was a quarter of the time.
CREATE OR REPLACE FUNCTION tensoe_forget_run_tracks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM run_tracks WHERE run_id IN (SELECT run_id FROM gone);
  RETURN NULL;
END $$;
