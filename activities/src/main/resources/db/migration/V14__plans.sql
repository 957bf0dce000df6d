-- A plan looks at everything and changes nothing; a run may hold to one.
ALTER TABLE runs ADD COLUMN plan boolean NOT NULL DEFAULT false;
ALTER TABLE runs ADD COLUMN planned text NOT NULL DEFAULT '';   -- the id of the plan that the run holds to
ALTER TABLE steps DROP CONSTRAINT steps_state_check;
ALTER TABLE steps ADD CONSTRAINT steps_state_check
  CHECK (state IN ('RUNNING', 'WAITING', 'DONE', 'FAILED', 'LEFT_OUT', 'PLANNED'));
