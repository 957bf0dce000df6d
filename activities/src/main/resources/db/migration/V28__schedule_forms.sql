-- The forms that a schedule had before, and when: a slot that came to nothing before its file was changed is told as well.
CREATE TABLE schedule_forms (
  schedule text NOT NULL,
  form     text NOT NULL,
  since    timestamptz NOT NULL,
  until    timestamptz NOT NULL,
  PRIMARY KEY (schedule, since)
);
