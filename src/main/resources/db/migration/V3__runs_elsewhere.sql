SET LOCAL client_min_messages = warning;

-- A run may go on without the command that started it, on several machines.
-- job: how its cluster names it, if the command left it alone.
-- refused: whether its only catalogue source refused our credentials; null = it has not spoken yet.
ALTER TABLE runs ADD COLUMN job text, ADD COLUMN refused boolean;
