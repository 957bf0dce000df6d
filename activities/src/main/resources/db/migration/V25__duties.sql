-- Of a target that keeps state not only a missing backup is noted, but a missing verification as well.
ALTER TABLE backups_missing ADD COLUMN duty text NOT NULL DEFAULT 'BACKUP';
ALTER TABLE backups_missing DROP CONSTRAINT backups_missing_pkey;
ALTER TABLE backups_missing ADD PRIMARY KEY (target, duty, noted_at);
DROP INDEX backup_missing;
CREATE UNIQUE INDEX backup_missing ON backups_missing (target, duty) WHERE ended_at IS NULL;
