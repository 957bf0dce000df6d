-- The run list narrowed by a person, target or runbook and an ending at once: where few or none match both, the
-- single indexes read every run of the one (seen: 25,000 of 1,000,000 runs read for an empty list, 218 ms).
CREATE INDEX runs_by_starter_ending ON runs (starter, ending, intended_at DESC);
CREATE INDEX runs_by_target_ending ON runs (target, ending, intended_at DESC);
CREATE INDEX runs_by_runbook_ending ON runs (runbook, ending, intended_at DESC);
