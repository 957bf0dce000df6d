package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Notes about a run in the audit: words for people, and what the run's later looks read back. */
public interface RunNotes {

  /**
   * A value that is kept beside the words; never a secret.
   *
   * @param kind what it is about, in one word; values of one kind are read together
   */
  record Kept(String kind, String name, String value) {

    public Kept {
      requireNonNull(kind, "kind");
      requireNonNull(name, "name");
      requireNonNull(value, "value");
    }
  }

  /**
   * Commits a note of this person, or of nobody.
   *
   * @param person empty where no person did what it is about
   */
  void note(String run, String person, String words, List<Kept> kept);

  /** What was kept of this run so, the newest last. */
  List<Kept> kept(String run, String kind);
}
