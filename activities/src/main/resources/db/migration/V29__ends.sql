-- Runs that ended so that somebody has to go and look: people are told of them once.
ALTER TABLE runs ADD COLUMN end_claimed_at timestamptz;    -- a lease, as of gates
ALTER TABLE runs ADD COLUMN end_notified_at timestamptz;
UPDATE runs SET end_notified_at = now() WHERE ending IN ('UNVERIFIED', 'LOST');  -- what ended before is old news
CREATE INDEX runs_end_untold ON runs (ended_at)
  WHERE ending IN ('UNVERIFIED', 'LOST') AND end_notified_at IS NULL;
