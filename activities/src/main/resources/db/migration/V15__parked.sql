-- Runs that wait for what people want of them, and runs that people stop.
ALTER TABLE runs DROP CONSTRAINT runs_state_check;
ALTER TABLE runs ADD CONSTRAINT runs_state_check
  CHECK (state IN ('INTENDED', 'RUNNING', 'WAITING', 'PARKED', 'ENDED'));
-- Who asked to stop what the run does, and why, until the run heeds it; else empty.
ALTER TABLE runs ADD COLUMN stopping text NOT NULL DEFAULT '';

ALTER TABLE steps DROP CONSTRAINT steps_state_check;
ALTER TABLE steps ADD CONSTRAINT steps_state_check
  CHECK (state IN ('RUNNING', 'WAITING', 'PARKED', 'DONE', 'FAILED', 'SKIPPED', 'LEFT_OUT',
                   'PLANNED'));

ALTER TABLE gates DROP CONSTRAINT gates_state_check;
ALTER TABLE gates ADD CONSTRAINT gates_state_check
  CHECK (state IN ('OPEN', 'APPROVED', 'DENIED', 'EXPIRED', 'CANCELLED'));

CREATE TABLE parkings (
  run_id      text NOT NULL REFERENCES runs (id),
  number      int  NOT NULL,                    -- in the run, from 1
  card        jsonb NOT NULL,                   -- procedure.ParkCard
  parked_at   timestamptz NOT NULL,
  state       text NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  chosen      text,                             -- procedure.Choice, once a person chose
  chosen_by   text,
  reason      text,
  chosen_at   timestamptz,
  claimed_at  timestamptz,                      -- a lease, as of gates
  notified_at timestamptz,
  PRIMARY KEY (run_id, number)
);
CREATE INDEX parkings_open ON parkings (parked_at) WHERE state = 'OPEN';
