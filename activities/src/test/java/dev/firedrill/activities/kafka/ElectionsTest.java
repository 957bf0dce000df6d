package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.procedure.NotPossible;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an election is sent, and when it never is; the cluster is a fake. */
class ElectionsTest {

  private static final PartitionName PAYMENTS = new PartitionName("payments", 0);
  private static final List<String> UNCLEAN = List.of("elect unclean payments-0");

  @Test
  void whoWasApprovedIsElectedWhereKafkaWouldTakeIt() throws Unreachable {
    assertThat(unclean(new FakeKafka(1, 2, 3).up(2, 3))).isEqualTo(UNCLEAN);
    assertThat(unclean(new FakeKafka(1, 2, 3).broken(1))).isEqualTo(UNCLEAN);
  }

  @Test
  void nothingIsSentWhereKafkaWouldElectAnother() {
    FakeKafka fenced = new FakeKafka(1, 2, 3).up(3);
    assertThatThrownBy(() -> unclean(fenced))
        .isInstanceOf(NotPossible.class)
        .hasMessage(
            "Kafka would elect node 3 for payments-0, not node 2: of its replicas [1, 2, 3], [3]"
                + " are up, and [3] of them have it in a log directory that works");
    FakeKafka broken = new FakeKafka(1, 2, 3).up(2, 3).broken(2);
    assertThatThrownBy(() -> unclean(broken))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("Kafka would elect node 3");
    FakeKafka nobody = new FakeKafka(1, 2, 3).up();
    assertThatThrownBy(() -> unclean(nobody)).hasMessageContaining("Kafka would elect nobody");
    FakeKafka back = new FakeKafka(1, 2, 3);
    assertThatThrownBy(() -> unclean(back)).hasMessageContaining("Kafka would elect node 1");
    assertThat(List.of(fenced, broken, nobody, back))
        .allSatisfy(each -> assertThat(each.orders()).isEmpty());
  }

  @Test
  void whoeverLeadsIsLeftAlone() throws Unreachable {
    assertThat(unclean(new FakeKafka(1, 2, 3).led(2))).isEmpty();
    assertThatThrownBy(() -> unclean(new FakeKafka(1, 2, 3).led(3)))
        .isInstanceOf(NotPossible.class)
        .hasMessage("node 3 leads payments-0 by now");
  }

  @Test
  void aLeaderWithoutAMajorityIsSentNothing() throws Unreachable {
    FakeKafka alone = new FakeKafka(1, 2, 3).up(2).late(2, 3);
    assertThatThrownBy(() -> unclean(alone))
        .hasMessage(
            "only 1 of 3 controllers have caught up with their leader: 2 are needed; no order is"
                + " sent to the quorum");
    assertThatThrownBy(() -> Elections.preferred(alone, List.of(1)))
        .hasMessageContaining("only 1 of 3");
    assertThat(alone.orders()).isEmpty();
    assertThat(unclean(new FakeKafka(1, 2, 3).up(2).late(3))).isEqualTo(UNCLEAN);
  }

  /** The orders that the cluster was given to have node 2 lead. */
  private static List<String> unclean(FakeKafka kafka) throws Unreachable {
    Elections.unclean(kafka, PAYMENTS, 2);
    return kafka.orders();
  }
}
