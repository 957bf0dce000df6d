package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.kill.Evidence.Step;
import dev.firedrill.drill.kill.Evidence.Told;
import dev.firedrill.drill.kill.Followed.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A browser that missed something is found. */
class FollowedTest {

  private static final Evidence RUN =
      new Evidence(
          "r",
          "ENDED",
          "RECOVERED",
          "",
          "RECOVERED",
          List.of(new Step(1, "CHANGE", "Pour", "DONE")),
          List.of(
              new Told(8, 1, 0, "RUN_STARTED", 0, null), new Told(9, 2, 0, "RUN_ENDED", 0, null)),
          1,
          List.of(),
          List.of(),
          List.of(),
          List.of("half of it is done: Pour"));

  private static final String ALL = "Pour <li><time> <li><time>";

  @Test
  void aBrowserThatCameBackAndWasShownTheEndMissedNothing() {
    assertThat(missed(new Event(1, "8-RUNNING", ""), new Event(2, "9-RECOVERED", ALL))).isEmpty();
  }

  @Test
  void aStepThatIsNotShownIsFound() {
    assertThat(missed(new Event(1, "9-RECOVERED", "<li><time><li><time>")))
        .singleElement()
        .asString()
        .startsWith("not shown");
  }

  @Test
  void aLineOfTheAuditThatIsNotShownIsFound() {
    assertThat(missed(new Event(1, "9-RECOVERED", "Pour <li><time>")))
        .containsExactly("1 lines of the audit are shown, not 2");
  }

  @Test
  void anOlderStateAfterANewerOneIsFound() {
    assertThat(missed(new Event(1, "10-RUNNING", ""), new Event(1, "9-RECOVERED", ALL)))
        .containsExactly("shown 9-RECOVERED after 10-RUNNING");
  }

  @Test
  void aStateThatIsSentAgainToABrowserThatHasItIsFound() {
    assertThat(missed(new Event(1, "9-RECOVERED", ALL), new Event(2, "9-RECOVERED", ALL)))
        .containsExactly("shown 9-RECOVERED after 9-RECOVERED");
  }

  @Test
  void aLineOfTheLogThatWasShownAndIsGoneIsFound() {
    Followed followed =
        new Followed(List.of(new Event(1, "9-RECOVERED", ALL)), List.of("never written"));
    assertThat(followed.missed(RUN))
        .containsExactly("shown of the log, and not kept: never written");
  }

  @Test
  void aBrowserThatWasShownNothingOfTheLogProvesNothing() {
    assertThat(new Followed(List.of(new Event(1, "9-RECOVERED", ALL)), List.of()).missed(RUN))
        .containsExactly("it was shown no line of the log before anything died");
  }

  private static List<String> missed(Event... events) {
    return new Followed(List.of(events), List.of("half of it is done: Pour")).missed(RUN);
  }
}
