package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.kafka.Clusters.dead;
import static dev.firedrill.workflows.kafka.Clusters.down;
import static dev.firedrill.workflows.kafka.Clusters.running;
import static dev.firedrill.workflows.kafka.Clusters.up;
import static dev.firedrill.workflows.kafka.Clusters.withFailedDirectory;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a broker may be started, and when it is back; every objection is said at once. */
class RestartTest {

  @Test
  void theOnlyBrokerThatIsMissingMayBeStarted() {
    Restart restart = new Restart(Clusters.without(2), dead(2));
    assertThat(restart.objections()).isEmpty();
    assertThat(restart.behind()).isEqualTo(6);
    assertThat(restart.misled()).isEqualTo(3);
    assertThat(restart.impact()).isEqualTo("every partition takes writes");
  }

  @Test
  void withoutAQuorumNothingElseIsSaidOfTheCluster() {
    assertThat(new Restart(ClusterView.silent("no answer within 8 s"), dead(2)).objections())
        .singleElement()
        .asString()
        .startsWith("the quorum of controllers does not answer, so nothing can be concluded")
        .endsWith("(no answer within 8 s)");
  }

  @Test
  void aQuorumThatNobodyLeadsDoesNotAnswer() {
    assertThat(new QuorumView("", -1, Clusters.quorum(1, 2, 0).voters()).answers()).isFalse();
  }

  @Test
  void aSecondBrokerThatIsDownIsAReasonAndSoIsWhatItLacks() {
    ClusterView two = Clusters.of(List.of(up(1), down(2), down(3)), List.of(2, 3), 1, 60_000);
    assertThat(new Restart(two, dead(2)).objections())
        .containsExactly(
            "kafka-3 is down as well: more is wrong than one broker",
            "orders-2 (and 2 more) is not in sync on [kafka-3] either:"
                + " 1 in sync where min.insync.replicas is 2",
            "orders-1 (and 2 more) is not in sync on [kafka-3] either:"
                + " 1 in sync where min.insync.replicas is 2");
  }

  @Test
  void aPartitionThatLacksAnotherCopyHasAReasonOfItsOwn() {
    ClusterView now =
        Clusters.of(List.of(up(1), down(2), withFailedDirectory(3)), List.of(2, 3), 1, 0);
    assertThat(new Restart(now, dead(2)).objections())
        .contains("a log directory of kafka-3 failed: [/var/lib/kafka]")
        .anyMatch(each -> each.startsWith("orders-2 (and 2 more) is not in sync on [kafka-3]"));
  }

  @Test
  void aDeadBrokerThatStillCountsAsUpHasToBeWaitedFor() {
    assertThat(new Restart(Clusters.whole(true), dead(2)).objections())
        .containsExactly(
            "kafka-2 has no process and still counts as up: wait until its session of 9 s has"
                + " ended");
  }

  @Test
  void aBrokerThatIsUpIsLeftAlone() {
    assertThat(new Restart(Clusters.whole(true), running(2, 100)).objections())
        .containsExactly("kafka-2 is up: there is nothing to start");
  }

  @Test
  void aBrokerWhoseDirectoryFailedIsAnotherRecovery() {
    ClusterView now = Clusters.of(List.of(up(1), withFailedDirectory(2), up(3)), List.of(2), 1, 0);
    assertThat(new Restart(now, running(2, 100)).objections())
        .containsExactly(
            "kafka-2 is up, with a log directory that failed: [/var/lib/kafka]; that is another"
                + " recovery");
  }

  @Test
  void aProcessThatTheClusterDoesNotCountInIsNotStartedASecondTime() {
    assertThat(new Restart(Clusters.without(2), running(2, 100)).objections())
        .singleElement()
        .asString()
        .startsWith("Kafka runs on the host of kafka-2 and the cluster does not count it in");
  }

  @Test
  void aHostThatIsNotSeenIsAReason() {
    assertThat(new Restart(Clusters.without(2), HostView.lost("kafka-2", "no answer")).objections())
        .containsExactly(
            "the host of kafka-2 cannot be reached, so neither its process nor its data is seen:"
                + " no answer");
  }

  @Test
  void aLostOrStrangeDirectoryIsNotStartedWith() {
    HostView lost = host(DirectoryView.lost("/var/lib/kafka", "No such file or directory"));
    assertThat(new Restart(Clusters.without(2), lost).objections())
        .containsExactly(
            "/var/lib/kafka of kafka-2 is not intact, and a start does not bring it back:"
                + " No such file or directory");
    HostView strange = host(new DirectoryView("/var/lib/kafka", "", Clusters.ID, 3, "dir-of-3"));
    assertThat(new Restart(Clusters.without(2), strange).objections())
        .singleElement()
        .asString()
        .startsWith("/var/lib/kafka is of node 3 of the cluster");
    HostView foreign = host(new DirectoryView("/var/lib/kafka", "", "other", 2, "dir-of-2"));
    assertThat(new Restart(Clusters.without(2), foreign).objections()).hasSize(1);
  }

  @Test
  void aStrangerIsNoBroker() {
    HostView host = new HostView("kafka-9", "", List.of(), 0, List.of());
    assertThat(new Restart(Clusters.without(2), host).objections())
        .containsExactly("kafka-9 is no broker of this cluster");
  }

  @Test
  void aMajorityOfControllersHasToHaveCaughtUp() {
    ClusterView seen = Clusters.without(2);
    ClusterView late =
        new ClusterView(
            seen.clusterId(),
            new QuorumView(
                "",
                3,
                List.of(
                    new QuorumView.Voter(1, 2000),
                    new QuorumView.Voter(2, -1),
                    new QuorumView.Voter(3, 0))),
            seen.brokers(),
            seen.placements(),
            seen.sessionMillis());
    assertThat(new Restart(late, dead(2)).objections())
        .containsExactly(
            "only 1 of 3 controllers have caught up with their leader within 2 s: 2 are needed");
  }

  @Test
  void whatClientsFeelIsSaid() {
    ClusterView seen = Clusters.without(2);
    ClusterView narrow =
        new ClusterView(
            seen.clusterId(),
            seen.quorum(),
            seen.brokers(),
            List.of(new Placement(List.of(2, 3), List.of(3), 3, 2, 4, "pay-0")),
            seen.sessionMillis());
    Restart restart = new Restart(narrow, dead(2));
    assertThat(restart.objections()).isEmpty();
    assertThat(restart.impact())
        .isEqualTo("4 partitions take no writes with acks=all until it is back");
  }

  @Test
  void aBrokerIsBackWhenNothingLacksItAndItHasOutlivedASession() {
    assertThat(new Restart(Clusters.whole(false), running(2, 10)).objectionsToReturn()).isEmpty();
    assertThat(new Restart(Clusters.whole(false), running(2, 9)).objectionsToReturn())
        .containsExactly("kafka-2 runs since 9 s: what the cluster says of it holds after 9 s");
    assertThat(new Restart(Clusters.whole(false), dead(2)).objectionsToReturn())
        .containsExactly("Kafka does not run on the host of kafka-2: its log says why");
  }

  @Test
  void aBrokerThatLacksACopyOrIsNotUpIsNotBack() {
    assertThat(new Restart(Clusters.without(2), running(2, 60)).objectionsToReturn())
        .containsExactly(
            "kafka-2 is not up",
            "orders-2 (and 2 more) is not in sync on [kafka-2]",
            "orders-1 (and 2 more) is not in sync on [kafka-2]",
            "the controller of kafka-2 has not caught up");
    assertThat(new Restart(ClusterView.silent("gone"), running(2, 60)).objectionsToReturn())
        .containsExactly("the quorum does not answer: gone");
    ClusterView failed =
        Clusters.of(List.of(up(1), withFailedDirectory(2), up(3)), List.of(), 2, 0);
    assertThat(new Restart(failed, running(2, 60)).objectionsToReturn())
        .containsExactly("a log directory of kafka-2 failed");
  }

  @Test
  void silenceOfALogDirectoryIsNoWord() {
    String silent = "kafka-3 did not say in time whether a log directory of it has failed";
    ClusterView whole = Clusters.mute(Clusters.whole(true), 3);
    assertThat(new Restart(whole, running(2, 60)).objectionsToReturn()).containsExactly(silent);
    ClusterView without = Clusters.mute(Clusters.without(2), 3);
    assertThat(new Restart(without, dead(2)).objections()).containsExactly(silent);
  }

  @Test
  void theOutcomeIsThatItLeadsWhatPrefersIt() {
    assertThat(new Restart(Clusters.whole(false), running(2, 60)).objectionsToOutcome())
        .containsExactly("3 partitions that prefer kafka-2 are not led by it");
    assertThat(new Restart(Clusters.whole(true), running(2, 60)).objectionsToOutcome()).isEmpty();
  }

  @Test
  void theTableSaysWhoLeadsTheControllersAndWhatIsLacking() {
    assertThat(Clusters.without(2).asTable().rows())
        .containsExactly(
            List.of("kafka-1", "up", "voter", "6", "0"),
            List.of("kafka-2", "down", "voter, behind by 60 s", "0", "6"),
            List.of("kafka-3", "up", "leader", "0", "0"));
  }

  private static HostView host(DirectoryView directory) {
    return new HostView("kafka-2", "", List.of(), 0, List.of(directory));
  }
}
