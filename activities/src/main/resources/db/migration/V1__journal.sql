-- What outlives the engine's retention: runs, their steps and gates, and the audit chain.

CREATE TABLE runs (
  id          text PRIMARY KEY,                 -- also the workflow's id
  runbook     text NOT NULL,
  version     text NOT NULL,                    -- digest of page and procedure, fixed at start
  target      text NOT NULL,
  environment text NOT NULL,
  starter     text NOT NULL,
  request     jsonb NOT NULL,                   -- the launch form's values; never a secret
  intended_at timestamptz NOT NULL DEFAULT now(),
  started_at  timestamptz,
  ended_at    timestamptz,
  state       text NOT NULL DEFAULT 'INTENDED'
              CHECK (state IN ('INTENDED', 'RUNNING', 'WAITING', 'ENDED')),
  ending      text,                             -- procedure.Ending, set when state is ENDED
  summary     text NOT NULL DEFAULT '',         -- reasons, one a line
  report      jsonb                             -- a table of facts, when it ended well
);
CREATE INDEX runs_newest ON runs (intended_at DESC);
CREATE INDEX runs_open ON runs (state) WHERE state <> 'ENDED';

CREATE TABLE steps (
  run_id   text NOT NULL REFERENCES runs (id),
  ordinal  int  NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('LOOK', 'CHECK', 'GATE', 'CHANGE', 'NO_WAY_BACK', 'VERIFY', 'UNDO')),
  title    text NOT NULL,
  detail   text NOT NULL DEFAULT '',
  facts    jsonb,                               -- {"columns":[…],"rows":[[…]]}
  state    text NOT NULL CHECK (state IN ('RUNNING', 'WAITING', 'DONE', 'FAILED', 'LEFT_OUT')),
  began_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (run_id, ordinal)
);

CREATE TABLE gates (
  run_id      text NOT NULL REFERENCES runs (id),
  step        int  NOT NULL,
  card        jsonb NOT NULL,                   -- procedure.GateCard
  group_name  text NOT NULL,
  opened_at   timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  state       text NOT NULL CHECK (state IN ('OPEN', 'APPROVED', 'DENIED', 'EXPIRED')),
  decided_by  text,
  reason      text,
  decided_at  timestamptz,
  notified_at timestamptz,                      -- claimed by the web process that sends the notification
  PRIMARY KEY (run_id, step)
);
CREATE INDEX gates_open ON gates (opened_at) WHERE state = 'OPEN';

-- Append-only and hash-chained: position is dense, and each hash covers the one before it.
CREATE TABLE audit (
  position   bigint PRIMARY KEY,
  run_id     text,                              -- null for what is no part of a run
  sequence   int,
  correction int NOT NULL DEFAULT 0,            -- the same (run, sequence) told with other content
  at         timestamptz NOT NULL,
  person     text,
  what       text NOT NULL,                     -- procedure.Entry.Kind, or the desk's own word
  title      text NOT NULL,
  content    text NOT NULL,                     -- canonical JSON of what was told
  previous   text NOT NULL,
  hash       text NOT NULL
);
CREATE UNIQUE INDEX audit_place ON audit (run_id, sequence, correction) WHERE run_id IS NOT NULL AND sequence IS NOT NULL;

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
