-- The engine's own id of what carries the run out: the first execution that was admitted.
ALTER TABLE runs ADD COLUMN execution text;
-- Its procedure fails at its next task again and again; the run goes on once that is mended.
ALTER TABLE runs ADD COLUMN stuck boolean NOT NULL DEFAULT false;

-- Failed attempts are counted for each account and address. In accounts they are counted from
-- everywhere, and locked_until holds up only those addresses that the person did not come in from.
CREATE TABLE sign_in_sources (
  name        text NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
  source      text NOT NULL,                    -- an IPv4 address, or an IPv6 network of 64 bits
  failures    int NOT NULL DEFAULT 0,           -- in a row
  waits_until timestamptz,
  tried_at    timestamptz NOT NULL,
  came_in_at  timestamptz,                      -- last with the right password
  PRIMARY KEY (name, source)
);

-- A claim is a lease of a minute; notified_at now says that somebody took the notification.
ALTER TABLE gates ADD COLUMN claimed_at timestamptz;
