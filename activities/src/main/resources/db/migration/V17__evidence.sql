-- What a run proves, signed when it ended: written once for each run, and never again.
CREATE TABLE evidence (
  run_id    text PRIMARY KEY REFERENCES runs (id),
  signed_at timestamptz NOT NULL,
  bundle    bytea NOT NULL                      -- the ZIP as it is downloaded
);
CREATE INDEX evidence_signed ON evidence (signed_at DESC, run_id DESC);
-- Finds what ended lately and is not signed yet, among however many runs.
CREATE INDEX runs_ended ON runs (ended_at) WHERE state = 'ENDED' AND NOT plan;
