package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.kafka.Clusters.withoutDisk;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When lost disks may be formatted, and when the broker is back; every objection is said. */
class DiskLossTest {

  private static final DisksView EMPTY = Clusters.disks(2, List.of(), "sdb1");

  @Test
  void emptyDisksOfTheOnlyMissingBrokerMayBeFormatted() {
    DiskLoss loss = new DiskLoss(Clusters.without(2), withoutDisk(2), EMPTY);
    assertThat(loss.objections()).isEmpty();
    assertThat(loss.oldVoter().directoryId()).isEqualTo("dir-of-2");
    assertThat(loss.declaredFacts())
        .contains(
            "old voter: kafka-2 by dir-of-2",
            "kafka-2 /var/lib/kafka: on /dev/sdb1 at /var/lib/kafka");
  }

  @Test
  void whatIsLeftAndWhatIsNotMountedIsSaid() {
    DisksView left =
        Clusters.disks(2, List.of("meta.properties", "orders-0", "orders-1", "pay-0"), "sdb1");
    assertThat(new DiskLoss(Clusters.without(2), withoutDisk(2), left).objections())
        .containsExactly(
            "/var/lib/kafka is not empty, and a format would give up what is left there:"
                + " meta.properties, orders-0, orders-1 and more");
    DisksView gone =
        new DisksView(
            "kafka-2",
            true,
            List.of(DisksView.Disk.missing("/var/lib/kafka", "No such file or directory")));
    assertThat(new DiskLoss(Clusters.without(2), withoutDisk(2), gone).objections())
        .containsExactly(
            "/var/lib/kafka cannot be listed; mount the new disk there first:"
                + " No such file or directory");
  }

  @Test
  void whoIsNotToldHowToFormatDoesNot() {
    DisksView mute = new DisksView("kafka-2", false, EMPTY.disks());
    assertThat(new DiskLoss(Clusters.without(2), withoutDisk(2), mute).objections())
        .containsExactly("the target's file does not say how kafka-2 is formatted: 'storage'");
  }

  @Test
  void theLastCopyIsNamedAndNotGivenUp() {
    ClusterView alone =
        Clusters.with(
            Clusters.without(2), new Placement(List.of(2), List.of(2), -1, 1, 4, "logs-0"));
    assertThat(new DiskLoss(alone, withoutDisk(2), EMPTY).objections())
        .containsExactly(
            "logs-0 (and 3 more) has no copy in sync but on kafka-2: it would be lost");
    ClusterView nobody =
        Clusters.with(
            Clusters.without(2), new Placement(List.of(2), List.of(), -1, 1, 1, "logs-1"));
    assertThat(new DiskLoss(nobody, withoutDisk(2), EMPTY).objections())
        .containsExactly("logs-1 has no copy in sync but on kafka-2: it would be lost");
  }

  @Test
  void aBrokerThatDoesNotVoteHasNoVoterToReplace() {
    ClusterView two = Clusters.voting(Clusters.without(2), 3, 1);
    assertThat(new DiskLoss(two, withoutDisk(2), EMPTY).objections())
        .containsExactly("kafka-2 does not vote: there is no voter to replace");
  }

  @Test
  void anUnreachableHostIsTheOnlyReasonThatIsKnown() {
    HostView lost = HostView.lost("kafka-2", "no route to host");
    assertThat(new DiskLoss(Clusters.without(2), lost, EMPTY).objections())
        .singleElement()
        .asString()
        .startsWith("the host of kafka-2 cannot be reached");
  }

  @Test
  void aBrokerThatRunsIsNotFormatted() {
    DiskLoss running = new DiskLoss(Clusters.whole(true), Clusters.running(2, 60), EMPTY);
    assertThat(running.objections()).containsExactly("kafka-2 is up: there is nothing to start");
  }

  @Test
  void itFollowsWhenItHasCaughtUpByTheDirectoryOnItsDisk() {
    ClusterView whole = Clusters.whole(true);
    assertThat(now(whole).objectionsToFollower())
        .containsExactly("the controller of kafka-2 does not follow yet");
    assertThat(now(Clusters.following(whole, 2, "another")).objectionsToFollower()).hasSize(1);
    DiskLoss follows = now(Clusters.following(whole, 2, "new"));
    assertThat(follows.objectionsToFollower()).isEmpty();
    assertThat(follows.follower().orElseThrow().directoryId()).isEqualTo("new");
  }

  /** By hand, or by itself where auto-join is on: then it is never seen as an observer. */
  @Test
  void whoVotesByItsNewDirectoryAlreadyFollows() {
    DiskLoss votes = now(Clusters.reformatted(Clusters.whole(true), 2, "new", true));
    assertThat(votes.objectionsToFollower()).isEmpty();
    assertThat(votes.followerOrVoter().orElseThrow().directoryId()).isEqualTo("new");
    assertThat(votes.objectionsToObserver()).hasSize(1);
    assertThat(
            now(Clusters.reformatted(Clusters.whole(true), 2, "new", false)).objectionsToFollower())
        .containsExactly("the controller of kafka-2 has not caught up");
    assertThat(now(Clusters.whole(true)).objectionsToFollower())
        .as("the old voter does not follow")
        .hasSize(1);
  }

  @Test
  void itIsBackWhenItVotesByItsNewDirectory() {
    ClusterView whole = Clusters.whole(true);
    assertThat(now(whole).objectionsToReturn())
        .containsExactly("kafka-2 does not vote by the directory on its disk");
    assertThat(now(Clusters.reformatted(whole, 2, "new", true)).objectionsToOutcome()).isEmpty();
    assertThat(now(Clusters.reformatted(whole, 2, "new", false)).objectionsToReturn())
        .containsExactly("the controller of kafka-2 has not caught up");
    assertThat(
            now(Clusters.reformatted(Clusters.whole(false), 2, "new", true)).objectionsToOutcome())
        .containsExactly("3 partitions that prefer kafka-2 are not led by it");
  }

  private static DiskLoss now(ClusterView cluster) {
    HostView host =
        new HostView(
            "kafka-2",
            "",
            List.of(4711L),
            60,
            List.of(new DirectoryView(Clusters.DIRECTORY, "", Clusters.ID, 2, "new")));
    return new DiskLoss(cluster, host, EMPTY);
  }
}
