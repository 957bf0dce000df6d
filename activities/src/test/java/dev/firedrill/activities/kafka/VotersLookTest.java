package dev.firedrill.activities.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.kafka.KafkaReach;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.workflows.kafka.VotersView;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the hosts of the voters are looked at; the shell is a fake. */
class VotersLookTest {

  private static final TargetName BUS = new TargetName("orders-bus");
  private static final Path EXAMPLE =
      Path.of("..", "targets", "examples", "orders-bus.yaml.example");

  /** Each waits for all others: one after the other, dead hosts take longer than a look may. */
  @Test
  void allHostsAreLookedAtAtOnce(@TempDir Path folder) throws IOException {
    Files.copy(EXAMPLE, folder.resolve("orders-bus.yaml"));
    CyclicBarrier together = new CyclicBarrier(3);
    KafkaReader reader = new KafkaReader();
    KafkaClusters clusters =
        new KafkaClusters(
            Targets.read(folder, List.of(reader)),
            keys -> (host, argv, stdin, within) -> once(together, argv),
            KafkaReach.plain(),
            reader);
    VotersView seen = new QuorumHands(clusters).lookAtVoters(BUS);
    assertThat(seen.voters())
        .extracting(each -> each.host().broker())
        .containsExactly("kafka-1", "kafka-2", "kafka-3");
    assertThat(seen.voters()).allMatch(each -> each.host().isReachable());
  }

  /** Of the processes of a broker: none; and no other file of it can be read. */
  private static Result once(CyclicBarrier together, List<String> argv) throws Unreachable {
    if (argv.stream().anyMatch(word -> word.endsWith("pgrep"))) {
      try {
        together.await(5, SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
        throw new Unreachable(Why.TIMEOUT, "asked alone", alone);
      }
    }
    return new Result(1, "", "");
  }
}
