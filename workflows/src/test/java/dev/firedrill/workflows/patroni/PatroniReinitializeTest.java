package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.patroni.PatroniReinitializeWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rebuild where the world moves while people think. */
class PatroniReinitializeTest {

  @Test
  void whoeverLeadsByNowIsNotRebuilt() {
    assertThat(carryOut(Twist.IT_LEADS_WHEN_PEOPLE_HAVE_DECIDED, "pg-3 is the leader"))
        .isEqualTo(Ending.REFUSED);
  }

  @Test
  void anotherDataDirectoryThanTheOneThatWasApprovedIsLeftAlone() {
    assertThat(
            carryOut(
                Twist.ANOTHER_DIRECTORY_WHEN_PEOPLE_HAVE_DECIDED,
                "the data directory of pg-3 is another one since"))
        .isEqualTo(Ending.REFUSED);
  }

  @Test
  void aBrokenMemberMayFlap() {
    assertThat(carryOut(Twist.IT_FLAPS_WHILE_PEOPLE_THINK, "")).isEqualTo(Ending.RECOVERED);
  }

  @Test
  void nobodyIsNoMember() {
    assertThatThrownBy(() -> new ReinitializeRequest(PatroniReinitializeWorld.CLUSTER, " "))
        .hasMessage("name the member to rebuild");
  }

  private static Ending carryOut(Twist twist, String reason) {
    PatroniReinitializeWorld world = new PatroniReinitializeWorld(Set.of(twist));
    try (Bench bench =
        new Bench(PatroniReinitialize.class, world.verbs(), Fault.NONE, Answers.YES)) {
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      assertThat(bench.journal().entries().getLast().detail()).contains(reason);
      assertThat(world.effects()).hasSize(ending == Ending.RECOVERED ? 1 : 0);
      return ending;
    }
  }
}
