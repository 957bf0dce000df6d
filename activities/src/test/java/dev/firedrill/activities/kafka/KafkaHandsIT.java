package dev.firedrill.activities.kafka;

import static dev.firedrill.activities.kafka.RealKafka.BUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.kafka.RecordWriter;
import dev.firedrill.workflows.kafka.BrokerView;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.DiskLoss;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.LogDirFull;
import dev.firedrill.workflows.kafka.Restart;
import dev.firedrill.workflows.procedure.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verbs on a real cluster that is broken for each law. */
class KafkaHandsIT extends OnRealKafka {

  @Test
  void aDeadBrokerComesBackWithEveryVerbSaidTwiceAndNothingAcknowledgedIsLost() {
    try (RecordWriter writer = real.lab.writer()) {
      Await.until("records", SOON, () -> writer.acknowledged() > 50);
      String broker = real.lab.inject(KafkaFault.KILL_BROKER);

      Restart restart =
          Await.seen(
              "nothing but the broker is missed, and others lead what it led",
              SOON,
              () -> new Restart(real.kafka.observeWithout(BUS, broker), real.host(broker)),
              seen -> seen.objections().isEmpty() && seen.behind() > 0 && seen.misled() > 0);
      assertThat(restart.host().processes()).isEmpty();

      RealKafka.twice(() -> real.kafka.start(BUS, broker));
      assertThat(real.host(broker).processes()).hasSize(1);
      Await.until("it to be back", SOON, () -> real.now(broker).objectionsToReturn().isEmpty());
      RealKafka.twice(() -> real.kafka.electPreferred(BUS, broker));
      real.awaitLed(broker, () -> real.now(broker).misled() == 0);

      real.awaitInSync();
      Await.until("the lab's own view of it", SOON, () -> real.lab.view().misled(broker) == 0);
      assertThat(writer.missing()).isEmpty();
    }
  }

  @Test
  void aHostThatIsGoneIsAnAnswer() {
    String broker = real.lab.inject(KafkaFault.LOSE_BROKER_HOST);
    HostView host = real.kafka.lookAtHost(BUS, broker);
    assertThat(host.isReachable()).isFalse();
    ClusterView seen = real.kafka.observe(BUS);
    List<String> disks = new DiskLoss(seen, host, real.disk.lookAtDisks(BUS, broker)).objections();
    List<String> room = new LogDirFull(seen, host, real.room.look(BUS, broker)).objections();
    assertThat(disks).isEqualTo(room).hasSize(1);
  }

  @Test
  void aBrokerThatIsUpIsLeftAlone() {
    List<String> up = List.of("kafka-3 is up: there is nothing to start");
    Restart restart =
        Await.seen(
            "kafka-3 to be up",
            SOON,
            () -> real.now("kafka-3"),
            seen -> seen.objections().equals(up));
    assertThat(restart.cluster().brokers())
        .extracting(BrokerView::name)
        .containsExactly("kafka-1", "kafka-2", "kafka-3");
    real.kafka.start(BUS, "kafka-3");
    assertThat(real.host("kafka-3").processes()).isEqualTo(restart.host().processes());
  }

  @Test
  void nobodysBrokerIsRefused() {
    assertThatThrownBy(() -> real.kafka.lookAtHost(BUS, "kafka-9"))
        .hasStackTraceContaining("kafka-9 is no broker in the target's file");
  }

  @Test
  void theCheckReachesEverythingAndSaysWhatItCannot() {
    List<Finding> all =
        Await.seen("all is good", SOON, real::check, seen -> notGood(seen).isEmpty());
    assertThat(all).hasSize(1 + 3 * (1 + 40));
    real.lab.inject(KafkaFault.LOSE_BROKER_HOST);
    List<String> lost = List.of("listener of kafka-2", "host of kafka-2");
    Await.until("what is lost, and nothing else", SOON, () -> notGood(real.check()).equals(lost));
  }

  private static List<String> notGood(List<Finding> seen) {
    return seen.stream().filter(finding -> !finding.good()).map(Finding::what).toList();
  }

  @Test
  void sudoRefusesEveryOtherForm() {
    HostCommands commands = new HostCommands(real.settings("kafka-1"));
    for (List<String> each : commands.all()) {
      assertThat(real.sudoAllows("kafka-1", each)).as("%s", each).isTrue();
    }
    LogCommands logs = new LogCommands(real.settings("kafka-1"));
    Path folder = real.lab.plan().directories("kafka-1").getLast().resolve("payments-0");
    Path log = folder.resolve("00000000000000000000.log");
    List<List<String>> refused =
        List.of(
            List.of("/usr/bin/cat", "/etc/shadow"),
            List.of("/usr/bin/ls", "-A1", "--", "/root"),
            List.of("/usr/bin/rm", "--", "/etc/hostname"),
            List.of("/usr/bin/rm", "-r", "--", real.lab.plan().ballast("kafka-1").toString()),
            with(commands.format("A".repeat(22)), 2, "--standalone"),
            with(commands.format("A".repeat(22)), 4, "x; reboot"),
            List.of("/usr/bin/cat", real.settings("kafka-1").config().toString()),
            logs.read(log, 0, 62),
            logs.read(log.resolveSibling("leader-epoch-checkpoint"), 0, 61),
            logs.list(Path.of("/root")),
            logs.list(folder.resolve("..")),
            logs.copy(folder, Path.of("/etc/x-0.r-1.partial")),
            logs.copy(Path.of("/etc"), real.lab.plan().kept("kafka-1").resolve("x-0.r-1.partial")),
            logs.name(Path.of("/etc/x-0.r-1")),
            List.of("/usr/bin/pgrep", "-f", "--", "sshd"),
            List.of("/usr/bin/pgrep", "-f", "--", commands.processes().getLast(), "-a"),
            List.of("/usr/bin/pkill", "-f", "--", commands.processes().getLast()));
    for (List<String> each : refused) {
      assertThat(real.sudoAllows("kafka-1", each)).as("%s", each).isFalse();
    }
  }

  /** The command without its sudo, with this word in that place. */
  private static List<String> with(List<String> command, int place, String word) {
    List<String> other = new ArrayList<>(command.subList(2, command.size()));
    other.set(place, word);
    return other;
  }
}
