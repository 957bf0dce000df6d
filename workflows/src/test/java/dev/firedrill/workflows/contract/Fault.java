package dev.firedrill.workflows.contract;

/** What happens to one verb, by its activity type. */
public record Fault(String verb, Kind kind) {

  /** The ways in which a verb goes wrong. */
  public enum Kind {
    NONE,
    /** The verb is carried out twice, as after a lost answer. */
    TWICE,
    /** The first attempt fails before anything was done. */
    ONCE_BEFORE,
    /** The first attempt fails after everything was done. */
    ONCE_AFTER,
    /** The verb says that it cannot be done. */
    REFUSED,
    /** The worker finds at the last moment that all changes are stopped; then they are released. */
    STOPPED_ONCE,
    /**
     * The worker finds, from this verb on, that the run's lock was taken over: no change passes.
     */
    LOCK_LOST,
    /** Each attempt fails, and what it did is not known. */
    ALWAYS,
    /** Each attempt does its work, and its answer is lost. */
    LOST
  }

  public static final Fault NONE = new Fault("", Kind.NONE);

  @Override
  public String toString() {
    return kind + " " + verb;
  }
}
