package dev.firedrill.web.runs;

/** Is told in this process what the journal has committed in any process. */
public interface JournalWatch {

  /** Something of this run is new in the journal. */
  void changed(String run);

  /** Lines were added to this run's log. */
  default void logged(String run) {}

  /** Something may have changed unnoticed, as after the database was gone. */
  void anythingMayHaveChanged();
}
