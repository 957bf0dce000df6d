package dev.firedrill.workflows.minio;

import static dev.firedrill.workflows.minio.Sides.NONE;
import static dev.firedrill.workflows.minio.Sides.canary;
import static dev.firedrill.workflows.minio.Sides.differing;
import static dev.firedrill.workflows.minio.Sides.inLine;
import static dev.firedrill.workflows.minio.Sides.missing;
import static dev.firedrill.workflows.minio.Sides.some;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a resync is what it takes, and when the target is in line. */
class ResyncTest {

  @Test
  void whatIsMissingIsCountedForWhoeverApproves() {
    Resync resync = new Resync(differing(some("a", "b"), some("c"), NONE, NONE), false);
    assertThat(resync.objections()).isEmpty();
    assertThat(resync.isNotNeeded()).isFalse();
    assertThat(resync.steps())
        .containsExactly(
            "Send 3 objects (3000 bytes) again: 2 missing, 1 older",
            "List and compare both sides, with the canary");
  }

  @Test
  void whereNothingIsMissingNothingIsDone() {
    assertThat(new Resync(inLine(), false).objections())
        .containsExactly(
            "the target is in line: 80 objects were compared, and the canary came over");
    assertThat(new Resync(inLine(), true).objections())
        .as("after a start it is no reason to stop")
        .isEmpty();
    assertThat(new Resync(inLine(), true).isNotNeeded()).isTrue();
  }

  @Test
  void whereNothingIsMissingAndTheCanaryDoesNotComeOverAResyncIsNoHelp() {
    assertThat(new Resync(canary("", "not listed in 15 s"), false).objections())
        .containsExactly(
            "nothing is missing, and yet the canary did not come over, which no resync mends:"
                + " not listed in 15 s");
  }

  @Test
  void aSourceThatTakesNoWritesIsAnotherRunbooks() {
    assertThat(new Resync(canary("SlowDownWrite", "not written"), false).objections())
        .containsExactly("the source takes no writes, see minio-read-only: SlowDownWrite");
  }

  @Test
  void whatOnlyTheTargetHasIsNamedAndRefuses() {
    assertThat(new Resync(differing(some("a"), NONE, NONE, some("x", "y")), true).objections())
        .containsExactly("only the target has 2 objects, and nothing is removed there: x, y");
  }

  @Test
  void whatIsCoveredRefusesWhereNothingElseDiffersAndIsToldWhereItDoes() {
    assertThat(new Resync(differing(NONE, NONE, some("c"), NONE), false).objections())
        .singleElement()
        .asString()
        .startsWith("all that differs is covered: 1 objects lie on the target under a version");
    Resync both = new Resync(differing(some("a"), NONE, some("c"), NONE), false);
    assertThat(both.objections()).isEmpty();
    assertThat(both.steps())
        .anyMatch(step -> step.startsWith("Not brought back, so that the run will not recover: 1"));
  }

  @Test
  void whatCouldNotBeComparedIsNotTakenForInLine() {
    Comparison none = Comparison.none("no node answers");
    assertThat(none.isInLine()).isFalse();
    assertThat(new Resync(none, true).objections())
        .containsExactly("both sides could not be compared: no node answers");
    assertThat(Resync.objectionsToOutcome(none)).hasSize(1);
  }

  @Test
  void aCutIsSaid() {
    Comparison cut =
        new Comparison(100, some("a"), NONE, NONE, NONE, "k999", "", "", "", "AccessDenied", true);
    assertThat(new Resync(cut, false).steps())
        .contains("And what is missing after k999, which was not compared");
    assertThat(cut.asTable().rows())
        .contains(
            List.of("objects compared", "100, up to k999"),
            List.of("canary", "written, and listed by the target; not removed: AccessDenied"));
  }

  @Test
  void whatWasComparedInPartIsNotInLineHoweverMuchOfItIs() {
    Comparison part = upTo("k999", NONE);
    assertThat(part.isInLine()).isFalse();
    assertThat(new Resync(part, false).objections()).as("nobody knows the rest").isEmpty();
    assertThat(new Resync(part, true).isNotNeeded()).isFalse();
    assertThat(new Resync(part, false).question())
        .isEqualTo("Send again what is missing after k999?");
    assertThat(new Resync(part, false).steps())
        .startsWith("Send what is missing after k999, which was not compared");
    assertThat(new Resync(upTo("k999", some("c")), false).objections())
        .as("there may be more than what is covered")
        .isEmpty();
    assertThat(Resync.objectionsToOutcome(part))
        .containsExactly("not compared: what lies after k999");
  }

  @Test
  void aRunThatComparedBeforeThatCountedGoesOnAsItBegan() {
    Comparison old = new Comparison(9, NONE, NONE, NONE, NONE, "k9", "", "", "", "", false);
    assertThat(new Resync(old, true).isNotNeeded()).isTrue();
    assertThat(Resync.objectionsToOutcome(old)).isEmpty();
  }

  private static Comparison upTo(String key, Unlike covered) {
    return new Comparison(100, NONE, NONE, covered, NONE, key, "", "", "", "", true);
  }

  @Test
  void whatStaysMissingIsNamedAndIsNoRecovery() {
    assertThat(Resync.objectionsToOutcome(inLine())).isEmpty();
    assertThat(Resync.objectionsToOutcome(differing(some("a"), some("b"), some("c"), some("d"))))
        .containsExactly(
            "missing on the target: 1 (1000 bytes): a",
            "older on the target: 1 (1000 bytes): b",
            "covered on the target: 1 (1000 bytes): c",
            "only on the target: 1 (1000 bytes): d");
    assertThat(Resync.objectionsToOutcome(canary("", "not listed")))
        .containsExactly("the canary: not listed");
    assertThat(Resync.objectionsToOutcome(canary("SlowDownWrite", "")))
        .containsExactly("the canary: SlowDownWrite");
  }

  @Test
  void whileOnlyTheFirstAreNamedAllAreCounted() {
    assertThat(new Unlike(30, 9, List.of("a", "b")).inWords()).isEqualTo("30 (9 bytes): a, b, …");
    assertThatThrownBy(() -> new Unlike(21, 9, Collections.nCopies(21, "a")))
        .hasMessage("at most 20 are named, not 21");
  }

  @Test
  void whatTurnsUpWhilePeopleThinkStopsTheRun() {
    Resync asked = new Resync(missing("a"), false);
    assertThat(asked.reasonsToStop(missing("a", "b"))).as("numbers move").isEmpty();
    assertThat(asked.reasonsToStop(inLine())).isEmpty();
    assertThat(asked.reasonsToStop(differing(some("a"), NONE, NONE, some("x")))).hasSize(1);
  }
}
