-- While a run fills the table, PostgreSQL analyzes it about once a minute. Half of that time went into the
-- statistics of two columns by which nothing is ever found; a minute of a run on a machine with few processors
-- lost a second and more to it.
ALTER TABLE tracks ALTER COLUMN provenance SET STATISTICS 0, ALTER COLUMN spotify_url SET STATISTICS 0;
