SET LOCAL client_min_messages = warning;

-- A run may go on without the command that started it, on several machines.
-- job: how its cluster names it. sources: how each source is asked (identity, limit), for whoever reports later.
-- refused: whether its only catalogue source refused our credentials; null = it has not spoken yet.
ALTER TABLE runs ADD COLUMN job text, ADD COLUMN sources jsonb, ADD COLUMN refused boolean;
