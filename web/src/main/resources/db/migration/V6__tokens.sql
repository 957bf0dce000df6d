-- Credentials of machines. A row stays when its token is over, so that a name means one token for ever.
CREATE TABLE tokens (
  name       text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9.-]{0,62}$'),
  token_hash text NOT NULL UNIQUE,              -- SHA-256 of the secret, which is kept nowhere
  role       text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR')),
  groups     text[] NOT NULL DEFAULT '{}',      -- whose gates it may decide
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  revoked_at timestamptz,
  CHECK (expires_at <= created_at + interval '366 days')
);

-- Which run an Idempotency-Key stands for: the same key of the same credential is the same run.
CREATE TABLE start_keys (
  credential text NOT NULL,
  key        text NOT NULL,
  body_hash  text NOT NULL,                     -- SHA-256 of what was asked for
  run_id     text NOT NULL,                     -- drawn before the launch, so that it can be taken up again
  created_at timestamptz NOT NULL DEFAULT now(),
  claimed_at timestamptz NOT NULL DEFAULT now(), -- since when somebody carries it out
  PRIMARY KEY (credential, key)
);
CREATE INDEX start_keys_old ON start_keys (created_at);
