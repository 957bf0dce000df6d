-- How far the engine has certainly taken over what a run told: so far rests a change that was let pass.
CREATE TABLE settled (
  run      text PRIMARY KEY,
  sequence int NOT NULL
);
