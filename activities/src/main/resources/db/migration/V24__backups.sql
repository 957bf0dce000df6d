-- Which targets have to be backed up, and since when: a day after that there has to be a backup.
CREATE TABLE backups_due (
  target text PRIMARY KEY,
  since  timestamptz NOT NULL DEFAULT now()
);

-- Each day that such a target has no backup younger than a day. One of a target is open at most; it is closed when there
-- is a backup again, when none is needed any more, or when it is told anew, a day later.
CREATE TABLE backups_missing (
  target      text NOT NULL,
  noted_at    timestamptz NOT NULL,
  why         text NOT NULL,
  ended_at    timestamptz,
  claimed_at  timestamptz,                       -- a lease, as of gates
  notified_at timestamptz,
  PRIMARY KEY (target, noted_at)
);
CREATE UNIQUE INDEX backup_missing ON backups_missing (target) WHERE ended_at IS NULL;
