package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.patroni.PatroniArchiveJamWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.GateCard;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The jammed archive where the world is not the usual one. */
class PatroniArchiveJamTest {

  @Test
  void anotherCauseIsRefusedBeforeAnybodyIsAsked() {
    Carried run = carryOut(Twist.THE_REPOSITORY_HAS_NO_SUCH_SEGMENT);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.reasons()).contains("the cause is another one");
    assertThat(run.entries()).allMatch(entry -> entry.gate() == null);
  }

  @Test
  void whileTwoMembersWriteNothingIsSetAside() {
    Carried run = carryOut(Twist.A_SECOND_PRIMARY);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.reasons()).contains("pg-3 runs as a primary without the leader key");
  }

  @Test
  void anotherSegmentThatDiffersWhilePeopleThinkStopsTheRun() {
    Carried run = carryOut(Twist.ANOTHER_SEGMENT_DIFFERS_WHILE_PEOPLE_THINK);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.effects()).isEmpty();
    assertThat(run.reasons()).contains("the segments that differ");
  }

  @Test
  void theGateSaysWhatIsGivenUpAndTheReportRepeatsIt() {
    Carried run = Carried.out(PatroniArchiveJam.class, new PatroniArchiveJamWorld());
    assertThat(run.ending()).isEqualTo(Ending.RECOVERED);
    GateCard card =
        run.entries().stream()
            .map(entry -> entry.gate())
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertThat(card.proof().phrase()).isEqualTo("no recovery across 000000020000000000000008");
    assertThat(card.loss()).contains("to a time after the beginning of 000000020000000000000008");
    assertThat(run.report().rows())
        .singleElement()
        .asString()
        .contains("000000020000000000000008 000000020000000000000009")
        .contains("/data.set-aside-r-1")
        .contains(card.loss());
  }

  private static Carried carryOut(Twist twist) {
    return Carried.out(PatroniArchiveJam.class, new PatroniArchiveJamWorld(Set.of(twist)));
  }
}
