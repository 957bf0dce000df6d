-- Who is signed in. A session is a row: ended in every process at once when the row goes.
CREATE TABLE sessions (
  token_hash text PRIMARY KEY,                  -- SHA-256 of the cookie's value, which is kept nowhere
  name       text NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sessions_of ON sessions (name);

-- The run list's filters, each newest first.
CREATE INDEX runs_by_runbook ON runs (runbook, intended_at DESC);
CREATE INDEX runs_by_target ON runs (target, intended_at DESC);
CREATE INDEX runs_by_starter ON runs (starter, intended_at DESC);
CREATE INDEX runs_by_ending ON runs (ending, intended_at DESC);
