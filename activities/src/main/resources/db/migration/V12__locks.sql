-- One run at a time holds each target. The row stays when the lock is free: its token never goes back.
CREATE TABLE locks (
  target   text PRIMARY KEY,
  token    bigint NOT NULL CHECK (token > 0),   -- rises with each holder, and when one loses it
  state    text NOT NULL CHECK (state IN ('FREE', 'HELD', 'ORPHANED', 'RELEASING')),
  run      text REFERENCES runs (id),           -- who holds it, or did before it was orphaned or taken over
  taken_at timestamptz,
  CHECK ((state = 'FREE') = (run IS NULL))
);
CREATE UNIQUE INDEX locks_of_run ON locks (run) WHERE run IS NOT NULL;

-- Who waits for a target, first come, first served.
CREATE TABLE lock_queue (
  place  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run    text NOT NULL UNIQUE REFERENCES runs (id),
  target text NOT NULL,
  since  timestamptz NOT NULL DEFAULT now()
);

-- Attempts of changes that were let pass and are not known to be over: until when each may go on.
CREATE TABLE lock_attempts (
  run     text NOT NULL,
  key     text NOT NULL,
  attempt int NOT NULL,
  until   timestamptz NOT NULL,
  PRIMARY KEY (run, key, attempt)
);

ALTER TABLE runs ADD COLUMN lock_token bigint;  -- the run's own, from when it took the lock, for good
ALTER TABLE runs ADD COLUMN before_locks boolean NOT NULL DEFAULT false;
UPDATE runs SET before_locks = true WHERE state <> 'ENDED';
ALTER TABLE runs ADD COLUMN when_held text CHECK (when_held IN ('REFUSE', 'QUEUE'));  -- the launch's choice
