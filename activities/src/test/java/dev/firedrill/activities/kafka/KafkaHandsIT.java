package dev.firedrill.activities.kafka;

import static dev.firedrill.activities.kafka.RealKafka.BUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.kafka.KafkaPlan;
import dev.firedrill.lab.kafka.RecordWriter;
import dev.firedrill.workflows.kafka.BrokerView;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.DiskLoss;
import dev.firedrill.workflows.kafka.DisksView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.LogDirFull;
import dev.firedrill.workflows.kafka.QuorumReturn;
import dev.firedrill.workflows.kafka.QuorumView;
import dev.firedrill.workflows.kafka.Restart;
import dev.firedrill.workflows.kafka.VotersView;
import dev.firedrill.workflows.procedure.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The verbs on a real cluster that is broken for each law. */
@TestInstance(Lifecycle.PER_CLASS)
class KafkaHandsIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final RealKafka real = new RealKafka();

  @AfterEach
  void mend() {
    real.lab.mendAll();
  }

  @AfterAll
  void stop() {
    real.close();
  }

  @Test
  void aDeadBrokerComesBackWithEveryVerbSaidTwiceAndNothingAcknowledgedIsLost() {
    try (RecordWriter writer = real.lab.writer()) {
      Await.until("records", SOON, () -> writer.acknowledged() > 50);
      String broker = real.lab.inject(KafkaFault.KILL_BROKER);

      HostView host = real.kafka.lookAtHost(BUS, broker);
      Restart restart = new Restart(real.kafka.observeWithout(BUS, broker), host);
      assertThat(restart.objections()).isEmpty();
      assertThat(restart.behind()).isPositive();
      assertThat(restart.misled()).isPositive();

      twice(() -> real.kafka.start(BUS, broker));
      assertThat(real.kafka.lookAtHost(BUS, broker).processes()).hasSize(1);
      Await.until("it to be back", SOON, () -> now(broker).objectionsToReturn().isEmpty());
      twice(() -> real.kafka.electPreferred(BUS, broker));
      Await.until("it to lead", SOON, () -> now(broker).misled() == 0);

      assertThat(real.lab.view().outOfSync()).isZero();
      assertThat(real.lab.view().misled()).isZero();
      assertThat(writer.missing()).isEmpty();
    }
  }

  @Test
  void withoutAQuorumNothingIsSaidOfBrokersAndPartitions() {
    String broker = real.lab.inject(KafkaFault.LOSE_QUORUM);
    ClusterView seen = real.kafka.observe(BUS);
    assertThat(seen.quorum().answers()).isFalse();
    assertThat(seen.brokers()).isEmpty();
    assertThat(seen.placements()).isEmpty();
    assertThat(new Restart(seen, real.kafka.lookAtHost(BUS, broker)).objections())
        .singleElement()
        .asString()
        .startsWith("the quorum of controllers does not answer");
  }

  @Test
  void aLostQuorumComesBackWithEveryVerbSaidTwiceAndNothingIsSentToItMeanwhile() {
    try (RecordWriter writer = real.lab.writer()) {
      Await.until("records", SOON, () -> writer.acknowledged() > 50);
      real.lab.inject(KafkaFault.LOSE_QUORUM);
      VotersView before = real.quorum.lookAtVoters(BUS);
      assertThat(new QuorumReturn(real.kafka.observe(BUS), before).objections()).isEmpty();
      assertThat(before.startable()).containsExactly("kafka-2", "kafka-3");
      assertThatThrownBy(() -> real.quorum.electAll(BUS, List.of("kafka-1")))
          .hasStackTraceContaining("describeMetadataQuorum");

      twice(() -> real.quorum.startAll(BUS, before.startable()));
      Await.until("a leader", SOON, () -> voters().objectionsToQuorum().isEmpty());
      assertThat(voters().objectionsToVoters()).isEmpty();
      Await.until("every copy", SOON, () -> voters().objectionsToReturn(before).isEmpty());
      twice(() -> real.quorum.electAll(BUS, KafkaPlan.BROKERS));
      Await.until("leaders", SOON, () -> voters().objectionsToOutcome(before).isEmpty());

      assertThat(real.lab.view().outOfSync()).isZero();
      assertThat(real.lab.view().misled()).isZero();
      assertThat(writer.missing()).isEmpty();
    }
  }

  private QuorumReturn voters() {
    return new QuorumReturn(real.kafka.observe(BUS), real.quorum.lookAtVoters(BUS));
  }

  @Test
  void lostDisksAreSeenAndAStartSaysWhyItFails() {
    String broker = real.lab.inject(KafkaFault.LOSE_DISKS);
    HostView host = real.kafka.lookAtHost(BUS, broker);
    assertThat(host.runs()).isFalse();
    assertThat(new Restart(real.kafka.observe(BUS), host).objections())
        .filteredOn(reason -> reason.contains("is not intact"))
        .hasSize(3);
    assertThatThrownBy(() -> real.kafka.start(BUS, broker))
        .hasStackTraceContaining("No readable meta.properties files found");
  }

  @Test
  void aBrokerWithoutItsDisksVotesByNewOnesAndNothingAcknowledgedIsLost() {
    try (RecordWriter writer = real.lab.writer()) {
      Await.until("records", SOON, () -> writer.acknowledged() > 50);
      String broker = real.lab.inject(KafkaFault.LOSE_DISKS);
      DisksView disks = real.disk.lookAtDisks(BUS, broker);
      ClusterView seen = real.kafka.observeWithout(BUS, broker);
      assertThat(new DiskLoss(seen, real.kafka.lookAtHost(BUS, broker), disks).objections())
          .isEmpty();
      QuorumView.Voter old = seen.quorum().voters().get(1);
      assertThat(old.endpoints()).containsExactly(real.lab.plan().controllerEndpoint(broker));

      twice(() -> real.disk.format(BUS, broker, seen.clusterId()));
      twice(() -> real.kafka.start(BUS, broker));
      Await.until("it follows", SOON, () -> loss(broker, disks).objectionsToFollower().isEmpty());
      String votesBy = loss(broker, disks).follower().orElseThrow().directoryId();
      twice(() -> real.quorum.removeVoter(BUS, broker, old.directoryId()));
      twice(() -> real.quorum.addVoter(BUS, broker, votesBy, old.endpoints()));
      Await.until("it is back", SOON, () -> loss(broker, disks).objectionsToReturn().isEmpty());
      twice(() -> real.kafka.electPreferred(BUS, broker));
      Await.until("it leads", SOON, () -> loss(broker, disks).objectionsToOutcome().isEmpty());

      assertThat(real.lab.view().voters()).containsEntry(2, votesBy).hasSize(3);
      assertThat(real.lab.view().outOfSync()).isZero();
      assertThat(writer.missing()).isEmpty();
    }
  }

  private DiskLoss loss(String broker, DisksView disks) {
    return new DiskLoss(real.kafka.observe(BUS), real.kafka.lookAtHost(BUS, broker), disks);
  }

  @Test
  void whatIsNotEmptyIsNeverFormatted() throws IOException {
    String broker = real.lab.inject(KafkaFault.LOSE_DISKS);
    Path left = real.lab.plan().directories(broker).getLast().resolve("orders-0");
    Files.createDirectory(left);
    ClusterView seen = real.kafka.observe(BUS);
    assertThat(real.disk.lookAtDisks(BUS, broker).disks().getLast().entries())
        .containsExactly("orders-0");
    assertThatThrownBy(() -> real.disk.format(BUS, broker, seen.clusterId()))
        .hasStackTraceContaining("is not empty, so it is not formatted");
    assertThat(left).exists();
    assertThat(real.kafka.lookAtHost(BUS, broker).directories())
        .noneMatch(each -> each.trouble().isEmpty());
  }

  @Test
  void aFullLogDirectoryComesBackByRoomAndARestartAndNothingAcknowledgedIsLost() {
    try (RecordWriter writer = real.lab.writer()) {
      Await.until("records", SOON, () -> writer.acknowledged() > 50);
      String broker = real.lab.inject(KafkaFault.FILL_LOG_DIR);
      LogDirFull before = full(broker);
      assertThat(before.objections()).isEmpty();
      String ballast = real.lab.plan().ballast(broker).toString();
      assertThat(before.pathsToRemove()).containsExactly(ballast);

      assertThatThrownBy(() -> real.room.remove(BUS, broker, List.of("/etc/passwd")))
          .hasStackTraceContaining("is not expendable");
      twice(() -> real.room.remove(BUS, broker, List.of(ballast)));
      assertThat(real.lab.view().failedDirectories(broker))
          .as("room alone does not bring it back")
          .isNotEmpty();
      twice(() -> real.room.restart(BUS, broker, before.host().processes()));
      Await.until("it is back", SOON, () -> now(broker).objectionsToReturn().isEmpty());
      twice(() -> real.kafka.electPreferred(BUS, broker));
      Await.until("it leads", SOON, () -> now(broker).objectionsToOutcome().isEmpty());

      assertThat(real.lab.view().failedDirectories(broker)).isEmpty();
      assertThat(real.lab.view().outOfSync()).isZero();
      assertThat(writer.missing()).isEmpty();
    }
  }

  private LogDirFull full(String broker) {
    return new LogDirFull(
        real.kafka.observe(BUS), real.kafka.lookAtHost(BUS, broker), real.room.look(BUS, broker));
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
    Await.until("kafka-3 to be up", SOON, () -> now("kafka-3").objections().equals(up));
    HostView before = real.kafka.lookAtHost(BUS, "kafka-3");
    Restart restart = new Restart(real.kafka.observe(BUS), before);
    assertThat(restart.cluster().brokers())
        .extracting(BrokerView::name)
        .containsExactly("kafka-1", "kafka-2", "kafka-3");
    real.kafka.start(BUS, "kafka-3");
    assertThat(real.kafka.lookAtHost(BUS, "kafka-3").processes()).isEqualTo(before.processes());
  }

  @Test
  void nobodysBrokerIsRefused() {
    assertThatThrownBy(() -> real.kafka.lookAtHost(BUS, "kafka-9"))
        .hasStackTraceContaining("kafka-9 is no broker in the target's file");
  }

  @Test
  void theCheckReachesEverythingAndSaysWhatItCannot() {
    assertThat(real.check()).hasSize(1 + 3 * (1 + 40)).allMatch(Finding::good);
    real.lab.inject(KafkaFault.LOSE_BROKER_HOST);
    assertThat(real.check())
        .filteredOn(finding -> !finding.good())
        .extracting(Finding::what)
        .containsExactly("listener of kafka-2", "host of kafka-2");
  }

  @Test
  void sudoRefusesEveryOtherForm() throws IOException {
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

  private Restart now(String broker) {
    return new Restart(real.kafka.observe(BUS), real.kafka.lookAtHost(BUS, broker));
  }

  /** The command without its sudo, with this word in that place. */
  private static List<String> with(List<String> command, int place, String word) {
    List<String> other = new ArrayList<>(command.subList(2, command.size()));
    other.set(place, word);
    return other;
  }

  /** A verb said again, as after a lost answer. */
  private static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }
}
