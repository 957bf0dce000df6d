package dev.firedrill.workflows.procedure;

import java.util.Map;

/** The audit, as the desk writes to it: what people did outside of any run, such as signing in. */
public interface Ledger {

  /**
   * Commits one line to the audit chain before it returns.
   *
   * @param person who did it; empty where nobody is known
   * @param what the kind of deed, in the desk's own word, such as {@code SIGNED_IN}
   * @param title what it was done to
   * @param content details; never a secret
   */
  void append(String person, String what, String title, Map<String, String> content);

  /**
   * As the other, of a run: the line stands among what the run told, and the screens that show it
   * are told.
   */
  void append(String run, String person, String what, String title, Map<String, String> content);

  /** Commits what a person wrote about a run, and tells the screens that show it. */
  void note(String run, String person, String text);
}
