-- Local people. Roles: viewer < operator < admin; who may approve is a matter of groups.
CREATE TABLE accounts (
  name          text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9.-]{0,62}$'),
  password      text NOT NULL,                  -- bcrypt
  role          text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
  groups        text[] NOT NULL DEFAULT '{}',   -- approver groups, such as incident-commander
  must_change   boolean NOT NULL DEFAULT false, -- a one-time password
  failures      int NOT NULL DEFAULT 0,
  locked_until  timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now()
);
