-- The stop switch: while its one row is there, no change starts anywhere.
CREATE TABLE stop_switch (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  person   text NOT NULL,
  reason   text NOT NULL,
  at       timestamptz NOT NULL DEFAULT now()
);
