package dev.firedrill.activities.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.activities.journal.Caller;
import dev.firedrill.activities.journal.TestDatabase;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Rests;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lets an attempt of a change pass, in a real PostgreSQL. */
class FenceIT extends OnStoredLocks {

  /** Seen when the engine died: an execution from before it came after the one from behind. */
  @Test
  void whoRestsOnLessThanAChangeThatWasLetPassTellsNothing() {
    locks.take(begin("run-1"), LAUNCH);
    tell(0, entry(2, Entry.Kind.NO_WAY_BACK_BEGAN, null));
    assertThat(fence.lets(restingOn(2, 2))).isTrue(); // the first attempt was lost with the engine
    String before = everything();
    for (Entry other :
        List.of(
            entry(2, Entry.Kind.STEP_LEFT_OUT, null),
            entry(2, Entry.Kind.RUN_ENDED, Ending.REFUSED),
            entry(3, Entry.Kind.RUN_ENDED, Ending.REFUSED))) {
      assertThatExceptionOfType(ApplicationFailure.class)
          .isThrownBy(() -> tellAs(0, other))
          .withMessageContaining(
              "a change of run-1 that rests on place 2 was let pass: who rests on 0 was given up")
          .matches(ApplicationFailure::isNonRetryable);
    }
    assertThat(everything()).isEqualTo(before);

    tell(0, entry(2, Entry.Kind.NO_WAY_BACK_BEGAN, null)); // the same again is no harm
    tell(2, entry(3, Entry.Kind.STEP_DONE, null));
    tell(Rests.UNKNOWN, entry(4, Entry.Kind.CANCEL_ASKED, null));
    assertThat(fence.lets(restingOn(3, Rests.UNKNOWN))).isTrue();
    tell(2, entry(5, Entry.Kind.STEP_DONE, null));
  }

  /** A worker that stood still while another one went on with the run. */
  @Test
  void anAttemptThatWasReplacedMayDoNothingMoreAlsoWhenItsReplacementIsOver() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(restingOn(1, 2))).isTrue();
    assertThat(fence.overtaken(restingOn(1, 2))).isEmpty();
    assertThat(fence.lets(restingOn(2, 2))).isTrue();
    assertThat(fence.lets(restingOn(1, 2))).isFalse();
    fence.over(restingOn(2, 2));
    locks.take(begin("run-2"), ELSEWHERE); // which clears what nobody needs any more
    assertThat(fence.lets(restingOn(1, 2))).isFalse();
    assertThat(fence.overtaken(restingOn(1, 2)))
        .contains("another attempt of this change was let pass after it");
    assertThat(fence.lets(restingOn(3, 2))).as("the engine hands it out again").isTrue();
  }

  @Test
  void anAttemptOfAChangeMayDoNothingMoreOnceALaterChangeWasLetPass() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(restingOn(1, 2))).isTrue();
    Attempt later = new Attempt("run-1", "x-run-1", "run-1/5", 1, MINUTE, 4);
    assertThat(fence.lets(later)).isTrue();
    assertThat(fence.lets(restingOn(1, 2))).isFalse();
    assertThat(fence.overtaken(restingOn(1, 2)))
        .contains("a later change of this run was let pass after it");
    assertThat(fence.lets(later)).as("before each of its effects").isTrue();
  }

  @Test
  void anAttemptWhoseTimeIsOverMayDoNothingMore() {
    locks.take(begin("run-1"), LAUNCH);
    Attempt none = new Attempt("run-1", "x-run-1", "run-1/3", 1, Duration.ZERO, 2);
    assertThat(fence.lets(none)).isTrue();
    assertThat(fence.lets(none)).isFalse();
    assertThat(fence.overtaken(none)).contains("its time was over");
    assertThat(fence.lets(restingOn(2, 2))).isTrue();
  }

  @Test
  void theFenceAsksForTheExecutionAndTheStopSwitchInTheSameBreath() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(new Attempt("run-1", "x-other", "run-1/3", 1, MINUTE, Rests.UNKNOWN)))
        .isFalse();
    sql.sql("INSERT INTO stop_switch (person, reason) VALUES ('admin', 'wait')").update();
    assertThat(fence.lets(attempt("run-1", 1))).isFalse();
    sql.sql("TRUNCATE stop_switch").update();
    assertThat(fence.lets(attempt("run-1", 1))).isTrue();
  }

  private static Attempt restingOn(int number, int place) {
    return new Attempt("run-1", "x-run-1", "run-1/3", number, MINUTE, place);
  }

  private void tell(int rests, Entry entry) {
    TestDatabase.done(() -> tellAs(rests, entry));
  }

  private void tellAs(int rests, Entry entry) {
    Caller.enter(new Caller("run-1", "x-run-1", rests));
    try {
      journal.tell("run-1", LAUNCH, List.of(entry));
    } finally {
      Caller.leave();
    }
  }

  private String everything() {
    return sql.sql(
            "SELECT (SELECT max(position) FROM audit) || ' ' || (SELECT state FROM locks) || ' '"
                + " || (SELECT state FROM runs)")
        .query(String.class)
        .single();
  }
}
