-- Which schedules there are, and since when in this form: before that, no slot of it was ever due.
CREATE TABLE schedules_known (
  schedule text PRIMARY KEY,
  form     text NOT NULL,                        -- when it fires, and whether its file holds it
  since    timestamptz NOT NULL DEFAULT now()
);

-- Pauses by people. One is open at most; the closed ones say which slots were not to be fired.
CREATE TABLE schedule_pauses (
  schedule text NOT NULL,
  person   text NOT NULL,
  reason   text NOT NULL,
  since    timestamptz NOT NULL DEFAULT now(),
  until    timestamptz
);
CREATE UNIQUE INDEX schedule_paused ON schedule_pauses (schedule) WHERE until IS NULL;
CREATE INDEX schedule_pauses_of ON schedule_pauses (schedule, since);

-- What came of each slot. A slot is a local time of the schedule's zone, so that none is fired twice where the clocks
-- are turned back; what a person triggers has a place of its own beside them.
CREATE TABLE schedule_slots (
  schedule    text NOT NULL,
  slot        text NOT NULL,                     -- 2026-12-01T03:00, or the id of a triggered run
  nominal     timestamptz NOT NULL,
  state       text NOT NULL CHECK (state IN ('LAUNCHED', 'LEFT_OUT', 'MISSED', 'TRIGGERED')),
  run_id      text,
  person      text,                              -- who triggered it
  why         text NOT NULL DEFAULT '',
  noted_at    timestamptz NOT NULL DEFAULT now(),
  claimed_at  timestamptz,                       -- a lease, as of gates
  notified_at timestamptz,                       -- also set when there is nothing to tell people of
  PRIMARY KEY (schedule, slot)
);
CREATE INDEX schedule_slots_newest ON schedule_slots (schedule, nominal DESC);
CREATE INDEX schedule_slots_untold ON schedule_slots (noted_at) WHERE notified_at IS NULL;
