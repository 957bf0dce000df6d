package dev.firedrill.workflows.schedules;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/** The desk's door for what no person launches: it knows the schedules, and what they did. */
@ActivityInterface(namePrefix = "Slots")
public interface Slots {

  /** What came of a slot. */
  enum Answer {
    /** Its run is launched, now or before. */
    LAUNCHED,
    /** Nothing is launched for it; why is recorded. */
    LEFT_OUT,
    /** No schedule has such a slot, or it is over: nothing is recorded of it here. */
    UNKNOWN,
    /** An earlier run of its schedule is open: ask again later. */
    WAIT
  }

  /** Launches a slot's run, once however often this is called. */
  Answer fire(String schedule, Instant nominal);

  /**
   * Records, and tells people of, each slot that came to nothing and each target without a backup
   * that needs one; returns how many these were.
   */
  int reconcile();
}
