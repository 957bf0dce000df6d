package dev.firedrill.lab.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The answers are those of Patroni 3.0.2. */
class PatroniAnswersTest {

  private static final String CLUSTER =
      """
      {"members":[
       {"name":"pg-1","role":"leader","state":"running","timeline":2},
       {"name":"pg-2","role":"sync_standby","state":"running","timeline":2,"lag":496},
       {"name":"pg-3","role":"replica","state":"stopped","lag":"unknown"}]}
      """;

  @Test
  void membersAreReadWithWhatIsUnknownLeftEmpty() {
    assertThat(PatroniAnswers.members(CLUSTER))
        .containsExactly(
            new MemberState("pg-1", "leader", "running", OptionalLong.of(2), OptionalLong.empty()),
            new MemberState(
                "pg-2", "sync_standby", "running", OptionalLong.of(2), OptionalLong.of(496)),
            new MemberState(
                "pg-3", "replica", "stopped", OptionalLong.empty(), OptionalLong.empty()));
  }

  @Test
  void pauseIsOnlyThereWhenItIsOn() {
    assertThat(PatroniAnswers.paused(CLUSTER)).isFalse();
    assertThat(PatroniAnswers.paused("{\"members\":[],\"pause\":true}")).isTrue();
  }

  @Test
  void eachHistoryRowIsAPromotion() {
    assertThat(
            PatroniAnswers.promotions(
                "[[1,134217728,\"no recovery target specified\",\"2026-11-21T10:32:45+00:00\","
                    + "\"pg-2\"]]"))
        .containsExactly(new Promotion(1, "no recovery target specified"));
  }
}
