-- What the hands did and were answered, line by line, masked; kept for a time (firedrill.logs.keep).
-- No reference to runs: a log must never be the reason why something else can't be written.
CREATE TABLE log_lines (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id  text NOT NULL,
  step    int  NOT NULL,
  attempt int  NOT NULL,
  at      timestamptz NOT NULL,
  kind    text NOT NULL CHECK (kind IN ('ASKED', 'INPUT', 'OUT', 'ERR', 'ENDED', 'NOTE')),
  text    text NOT NULL
);
CREATE INDEX log_lines_of_step ON log_lines (run_id, step, id);
