package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.Test;

/** What people are told of a failure: its own words. */
class ReasonsTest {

  @Test
  void aFailureIsToldInItsOwnWordsOneALine() {
    assertThat(Reasons.of(ApplicationFailure.newFailure("no space\nno time", "Kind")))
        .containsExactly("no space", "no time");
    assertThat(Reasons.of(new IllegalStateException("odd"))).containsExactly("odd");
  }

  @Test
  void aRunThatWasCancelledIsNotBlamedOnTheJournal() {
    assertThat(Reasons.ofStop(new CanceledFailure("cancel")))
        .containsExactly("cancelled from outside, at the engine");
    assertThat(Reasons.ofStop(ApplicationFailure.newFailure("connection refused", "Sql")))
        .singleElement()
        .asString()
        .contains("nothing more was started")
        .contains("connection refused");
  }
}
