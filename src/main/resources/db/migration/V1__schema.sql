-- Placeholder: the seed table alone, so that migrating can be tested.
CREATE TABLE IF NOT EXISTS tracks (
  id text PRIMARY KEY,
  title text NOT NULL,
  artist text NOT NULL,
  album text,
  release_date date,
  duration_ms integer,
  popularity integer,
  genres text[],
  moods text[],
  aoty_score real,
  spotify_url text,
  explicit boolean,
  track_number integer,
  album_total_tracks integer,
  created_at timestamp,
  updated_at timestamp
);
