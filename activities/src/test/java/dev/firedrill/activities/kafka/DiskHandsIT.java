package dev.firedrill.activities.kafka;

import static dev.firedrill.activities.kafka.RealKafka.BUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.kafka.KafkaFault;
import dev.firedrill.lab.kafka.RecordWriter;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.DiskLoss;
import dev.firedrill.workflows.kafka.DisksView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.LogDirFull;
import dev.firedrill.workflows.kafka.QuorumView;
import dev.firedrill.workflows.kafka.Restart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verbs for disks that are lost or full, on a real cluster that is broken for each law. */
class DiskHandsIT extends OnRealKafka {

  @Test
  void lostDisksAreSeenAndAStartSaysWhyItFails() {
    String broker = real.lab.inject(KafkaFault.LOSE_DISKS);
    HostView host = real.host(broker);
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
      DiskLoss before =
          Await.seen(
              "nothing but the broker is missed",
              SOON,
              () -> lost(broker),
              seen -> seen.objections().isEmpty());
      DisksView disks = before.disks();
      QuorumView.Voter old = before.oldVoter();
      assertThat(old.endpoints()).containsExactly(real.lab.plan().controllerEndpoint(broker));

      RealKafka.twice(() -> real.disk.format(BUS, broker, before.cluster().clusterId()));
      RealKafka.twice(() -> real.kafka.start(BUS, broker));
      DiskLoss follows =
          Await.seen(
              "it follows",
              SOON,
              () -> loss(broker, disks),
              now -> now.objectionsToFollower().isEmpty());
      String votesBy = follows.follower().orElseThrow().directoryId();
      RealKafka.twice(() -> real.quorum.removeVoter(BUS, broker, old.directoryId()));
      RealKafka.twice(() -> real.quorum.addVoter(BUS, broker, votesBy, old.endpoints()));
      Await.until("it is back", SOON, () -> loss(broker, disks).objectionsToReturn().isEmpty());
      RealKafka.twice(() -> real.kafka.electPreferred(BUS, broker));
      real.awaitLed(broker, () -> loss(broker, disks).objectionsToOutcome().isEmpty());

      Map<Integer, String> voters =
          Await.seen("three voters", SOON, real.lab.view()::voters, seen -> seen.size() == 3);
      assertThat(voters).containsEntry(2, votesBy);
      real.awaitInSync();
      assertThat(writer.missing()).isEmpty();
    }
  }

  private DiskLoss lost(String broker) {
    ClusterView seen = real.kafka.observeWithout(BUS, broker);
    return new DiskLoss(seen, real.host(broker), real.disk.lookAtDisks(BUS, broker));
  }

  private DiskLoss loss(String broker, DisksView disks) {
    return new DiskLoss(real.kafka.observe(BUS), real.kafka.lookAtHost(BUS, broker), disks);
  }

  @Test
  void whatIsNotEmptyIsNeverFormatted() throws IOException {
    String broker = real.lab.inject(KafkaFault.LOSE_DISKS);
    Path left = real.lab.plan().directories(broker).getLast().resolve("orders-0");
    Files.createDirectory(left);
    ClusterView seen =
        Await.seen(
            "the cluster", SOON, () -> real.kafka.observe(BUS), each -> each.quorum().answers());
    Await.until("what lies there", SOON, () -> lastEntries(broker).equals(List.of("orders-0")));
    assertThatThrownBy(() -> real.disk.format(BUS, broker, seen.clusterId()))
        .hasStackTraceContaining("is not empty, so it is not formatted");
    assertThat(left).exists();
    assertThat(real.host(broker).directories()).noneMatch(each -> each.trouble().isEmpty());
  }

  private List<String> lastEntries(String broker) {
    return real.disk.lookAtDisks(BUS, broker).disks().getLast().entries();
  }

  @Test
  void aFullLogDirectoryComesBackByRoomAndARestartAndNothingAcknowledgedIsLost() {
    try (RecordWriter writer = real.lab.writer()) {
      Await.until("records", SOON, () -> writer.acknowledged() > 50);
      String broker = real.lab.inject(KafkaFault.FILL_LOG_DIR);
      LogDirFull before =
          Await.seen(
              "nothing but the directory is wrong",
              SOON,
              () -> full(broker),
              seen -> seen.objections().isEmpty());
      String ballast = real.lab.plan().ballast(broker).toString();
      assertThat(before.pathsToRemove()).containsExactly(ballast);

      assertThatThrownBy(() -> real.room.remove(BUS, broker, List.of("/etc/passwd")))
          .hasStackTraceContaining("is not expendable");
      RealKafka.twice(() -> real.room.remove(BUS, broker, List.of(ballast)));
      Await.until("room alone does not bring it back", SOON, () -> isGivenUp(broker));
      RealKafka.twice(() -> real.room.restart(BUS, broker, before.host().processes()));
      Await.until("it is back", SOON, () -> real.now(broker).objectionsToReturn().isEmpty());
      RealKafka.twice(() -> real.kafka.electPreferred(BUS, broker));
      real.awaitLed(broker, () -> real.now(broker).objectionsToOutcome().isEmpty());

      assertThat(isGivenUp(broker)).isFalse();
      real.awaitInSync();
      assertThat(writer.missing()).isEmpty();
    }
  }

  private boolean isGivenUp(String broker) {
    return !real.lab.view().failedDirectories(broker).isEmpty();
  }

  private LogDirFull full(String broker) {
    return new LogDirFull(
        real.kafka.observe(BUS), real.kafka.lookAtHost(BUS, broker), real.room.look(BUS, broker));
  }
}
