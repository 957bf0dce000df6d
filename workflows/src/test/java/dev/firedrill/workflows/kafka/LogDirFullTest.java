package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.kafka.Clusters.room;
import static dev.firedrill.workflows.kafka.Clusters.running;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When room may be made for a broker, and what is removed for it. */
class LogDirFullTest {

  private static final ClusterView FAILED =
      Clusters.of(
          List.of(Clusters.up(1), Clusters.withFailedDirectory(2), Clusters.up(3)),
          List.of(2),
          1,
          0);

  @Test
  void whatLiesBesideTheFullDirectoryAndMayBeRemovedIs() {
    LogDirFull full = new LogDirFull(FAILED, running(2, 60), room(2, 0, 16));
    assertThat(full.objections()).isEmpty();
    assertThat(full.pathsToRemove()).containsExactly(Clusters.BALLAST);
    assertThat(full.declaredFacts())
        .contains(
            "failed: [/var/lib/kafka]", "removed: [/var/lib/ballast (16 MiB)]", "ended: [4711]");
  }

  @Test
  void nothingIsRemovedWhereThereIsRoomAgain() {
    LogDirFull roomy = new LogDirFull(FAILED, running(2, 60), room(2, 50, 16));
    assertThat(roomy.objections()).isEmpty();
    assertThat(roomy.pathsToRemove()).isEmpty();
  }

  @Test
  void whatLiesOnAnotherDiskGivesNoRoom() {
    SpaceView elsewhere =
        new SpaceView(
            "kafka-2",
            true,
            room(2, 0, 16).directories(),
            List.of(new SpaceView.Expendable(Clusters.BALLAST, "", "/dev/sda1 at /", 1L << 40)));
    LogDirFull full = new LogDirFull(FAILED, running(2, 60), elsewhere);
    assertThat(full.pathsToRemove()).isEmpty();
    assertThat(full.objections())
        .containsExactly(
            "/var/lib/kafka is full (0 of 100 MiB free, 5 are needed), and what may be removed there"
                + " gives 0 MiB: make room by hand");
  }

  @Test
  void aFailedDirectoryThatTheTargetsFileNamesOtherwiseIsNotTakenForOneWithRoom() {
    SpaceView linked =
        new SpaceView(
            "kafka-2",
            true,
            List.of(new SpaceView.Directory("/srv/kafka", "/dev/sdb1 at /srv", 0, 100L << 20)),
            List.of());
    assertThat(new LogDirFull(FAILED, running(2, 60), linked).objectionsToPaths())
        .containsExactly(
            "kafka-2 gave up /var/lib/kafka, and the target's file names [/srv/kafka] as its"
                + " 'directories': write it there as it stands in log.dirs, so that its room is"
                + " seen");
    assertThat(new LogDirFull(FAILED, running(2, 60), room(2, 0, 16)).objectionsToPaths())
        .isEmpty();
    HostView lost = HostView.lost("kafka-2", "no route to host");
    SpaceView unseen = new SpaceView("kafka-2", true, List.of(), List.of());
    assertThat(new LogDirFull(FAILED, lost, unseen).objectionsToPaths()).isEmpty();
  }

  @Test
  void tooLittleRoomIsNone() {
    assertThat(new LogDirFull(FAILED, running(2, 60), room(2, 0, 4)).objections())
        .singleElement()
        .asString()
        .contains("gives 4 MiB: make room by hand");
  }

  @Test
  void onALargeDiskOneSegmentIsRoomEnough() {
    SpaceView large = disk(0, 1L << 40, 2L << 30);
    assertThat(new LogDirFull(FAILED, running(2, 60), large).objections()).isEmpty();
    assertThat(LogDirFull.objectionsToRoom(disk(2L << 30, 1L << 40, 0), failed())).isEmpty();
    assertThat(LogDirFull.objectionsToRoom(disk((1L << 30) - 1, 1L << 40, 0), failed())).hasSize(1);
    assertThat(new LogDirFull(FAILED, running(2, 60), disk(0, 1L << 40, 1L << 29)).objections())
        .singleElement()
        .asString()
        .contains("(0 of 1048576 MiB free, 1024 are needed)", "gives 512 MiB");
  }

  /** So a run goes on that was open when its share of the size alone counted. */
  @Test
  void whatAnOlderRunSawNeedsItsShare() {
    assertThat(new SpaceView.Directory("/d", "/dev/sdb1", 0, 1L << 40, 0).neededBytes())
        .isEqualTo(54_975_581_389L);
    assertThat(new SpaceView.Directory("/d", "/dev/sdb1", 0, 100L << 20).neededBytes())
        .isEqualTo(5L << 20);
  }

  private static List<String> failed() {
    return List.of(Clusters.DIRECTORY);
  }

  private static SpaceView disk(long free, long all, long ballast) {
    String on = "/dev/sdb1 at /var/lib";
    return new SpaceView(
        "kafka-2",
        true,
        List.of(new SpaceView.Directory(Clusters.DIRECTORY, on, free, all)),
        List.of(new SpaceView.Expendable(Clusters.BALLAST, "", on, ballast)));
  }

  @Test
  void aBrokerThatHasNotFailedIsLeftAlone() {
    assertThat(new LogDirFull(Clusters.whole(true), running(2, 60), room(2, 0, 16)).objections())
        .containsExactly("no log directory of kafka-2 has failed: there is nothing to mend");
  }

  @Test
  void aBrokerThatDoesNotSayWhatFailedIsNotTakenForWhole() {
    ClusterView mute = Clusters.mute(Clusters.whole(true), 2);
    assertThat(new LogDirFull(mute, running(2, 60), room(2, 0, 16)).objections())
        .containsExactly("kafka-2 did not say in time whether a log directory of it has failed");
  }

  @Test
  void aDeadBrokerIsAnotherRecovery() {
    assertThat(new LogDirFull(Clusters.without(2), Clusters.dead(2), room(2, 0, 16)).objections())
        .containsExactly(
            "kafka-2 is not up: make room by hand, then it is a dead broker like any other");
  }

  @Test
  void aSecondFailureIsAReason() {
    ClusterView two =
        Clusters.of(
            List.of(
                Clusters.up(1), Clusters.withFailedDirectory(2), Clusters.withFailedDirectory(3)),
            List.of(2, 3),
            1,
            0);
    assertThat(new LogDirFull(two, running(2, 60), room(2, 0, 16)).objections())
        .contains("a log directory of kafka-3 failed: [/var/lib/kafka]");
  }

  @Test
  void whoIsNotToldHowToStopDoesNot() {
    SpaceView mute =
        new SpaceView("kafka-2", false, room(2, 0, 16).directories(), room(2, 0, 16).expendable());
    assertThat(new LogDirFull(FAILED, running(2, 60), mute).objections())
        .containsExactly("the target's file does not say how kafka-2 is stopped: 'stop'");
  }

  @Test
  void withoutAQuorumNothingIsConcluded() {
    ClusterView silent = ClusterView.silent("no answer within 8 s");
    assertThat(new LogDirFull(silent, running(2, 60), room(2, 0, 16)).objections())
        .containsExactly("the quorum does not answer: no answer within 8 s");
    HostView lost = HostView.lost("kafka-2", "no route to host");
    assertThat(new LogDirFull(silent, lost, room(2, 0, 16)).objections())
        .singleElement()
        .asString()
        .startsWith("the host of kafka-2 cannot be reached");
  }

  @Test
  void roomIsSeenBeforeTheRestart() {
    assertThat(LogDirFull.objectionsToRoom(room(2, 16, -1), List.of(Clusters.DIRECTORY))).isEmpty();
    assertThat(LogDirFull.objectionsToRoom(room(2, 4, -1), List.of(Clusters.DIRECTORY)))
        .containsExactly("/var/lib/kafka is full: 4 of 100 MiB free");
  }

  @Test
  void theOutcomeIsThatItLeadsWhatPrefersIt() {
    LogDirFull misled = new LogDirFull(Clusters.whole(false), running(2, 60), room(2, 16, -1));
    assertThat(misled.objectionsToReturn()).isEmpty();
    assertThat(misled.objectionsToOutcome())
        .containsExactly("3 partitions that prefer kafka-2 are not led by it");
  }
}
