package dev.firedrill.workflows.procedure;

import java.util.List;

/** Something seen that can be shown to people as a small table. */
public interface Facts {

  /** The facts as a table; small, since it is kept in history and shown on a phone. */
  Table asTable();

  /** Of a report: what whoever reads how the run ended has to know of it, each a sentence. */
  default List<String> remarks() {
    return List.of();
  }
}
