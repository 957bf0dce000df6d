-- Several people may have to approve a gate: each yes so far, as {"person", "at", "reason"}.
ALTER TABLE gates ADD COLUMN approvals jsonb NOT NULL DEFAULT '[]';

-- Whose members may decide it now; escalation adds to them.
ALTER TABLE gates ADD COLUMN groups text[];
UPDATE gates SET groups = ARRAY[group_name];
ALTER TABLE gates ALTER COLUMN groups SET NOT NULL;
ALTER TABLE gates DROP COLUMN group_name;
ALTER TABLE gates ADD COLUMN escalated_at timestamptz;

-- The cards of before, in the words of now: one person of one group, and perhaps a phrase.
UPDATE gates SET card = card
  || jsonb_build_object(
       'deciders', jsonb_build_object(
         'groups', jsonb_build_array(card->'group'), 'people', 1, 'barred', card->'barred',
         'escalation', NULL),
       'proof', jsonb_build_object(
         'kind', CASE card->>'phrase' WHEN '' THEN 'NOTHING' ELSE 'ATTESTATION' END,
         'words', card->'phrase', 'rule', NULL))
WHERE card->'deciders' IS NULL;

-- Why the run is to begin although a freeze binds its target; null for most.
ALTER TABLE runs ADD COLUMN break_glass text;
