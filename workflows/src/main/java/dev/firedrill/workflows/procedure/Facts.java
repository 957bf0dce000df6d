package dev.firedrill.workflows.procedure;

/** Something seen that can be shown to people as a small table. */
public interface Facts {

  /** The facts as a table; small, since it is kept in history and shown on a phone. */
  Table asTable();
}
