-- How far the engine has taken over what a run told: it hands a change out only after it has kept all before it.
CREATE TABLE settled (
  run      text PRIMARY KEY,
  sequence int NOT NULL                         -- of the telling that a change begins, once the change was let pass
);
