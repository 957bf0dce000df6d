package dev.firedrill.workflows.procedure;

/** How a run ended: each ending says what may be done next. */
public enum Ending {
  RECOVERED(
      "The outcome was verified. Nothing more is needed, unless a step was skipped or something was"
          + " given up: the summary names it."),
  PLANNED("Nothing was changed: this is what a run would do. Start it as it stands, or leave it."),
  REFUSED("Nothing was changed. Remove the reasons given, then launch again."),
  DECLINED("A person said no. Nothing was changed; launch again if that has changed."),
  EXPIRED("Nobody answered in time, which is a no. Nothing was changed; launch again."),
  ABORTED(
      "The run was stopped; what it had changed was undone. Read the reason, then launch again."),
  UNVERIFIED("The outcome is not known. Go and look before you do anything else."),
  LOST("The run ended outside Firedrill. Look at the target, then free what it holds.");

  private final String next;

  Ending(String next) {
    this.next = next;
  }

  /** One sentence: what may be done next. */
  public String next() {
    return next;
  }
}
