package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.kafka.Clusters.dead;
import static dev.firedrill.workflows.kafka.Clusters.running;
import static dev.firedrill.workflows.kafka.Clusters.withoutDisk;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the voters of a lost quorum may be started, and when the quorum is back. */
class QuorumReturnTest {

  private static final ClusterView LOST = ClusterView.silent("no answer within 8 s");

  @Test
  void deadVotersWithIntactDisksMayBeStarted() {
    VotersView voters = voters(running(1, 60), dead(2), dead(3));
    assertThat(new QuorumReturn(LOST, voters).objections()).isEmpty();
    assertThat(voters.startable()).containsExactly("kafka-2", "kafka-3");
  }

  @Test
  void aQuorumThatAnswersIsLeftAlone() {
    VotersView voters = voters(running(1, 60), running(2, 60), dead(3));
    assertThat(new QuorumReturn(Clusters.without(3), voters).objections())
        .containsExactly("the quorum answers, led by kafka-1: nothing has to be brought back");
  }

  @Test
  void aMinorityIsNoQuorumAndEachReasonIsSaid() {
    VotersView voters =
        voters(running(1, 60), withoutDisk(2), HostView.lost("kafka-3", "no route to host"));
    assertThat(new QuorumReturn(LOST, voters).objections())
        .containsExactly(
            "only 1 of 3 voters run or could be started with intact disks, and 2 are needed: a"
                + " quorum made of fewer would forget what the others had agreed on",
            "/var/lib/kafka of kafka-2 is not intact: No such file or directory",
            "the host of kafka-3 cannot be reached: no route to host");
  }

  @Test
  void aVoterWithoutItsDisksIsLeftOutWhereTheOthersAreAMajority() {
    VotersView voters = voters(running(1, 60), dead(2), withoutDisk(3));
    assertThat(new QuorumReturn(LOST, voters).objections()).isEmpty();
    assertThat(voters.startable()).containsExactly("kafka-2");
    assertThat(voters.leftOut()).containsExactly("kafka-3");
  }

  @Test
  void whereAllRunNoDeadVoterIsTheCause() {
    VotersView voters = voters(running(1, 60), running(2, 60), running(3, 60));
    assertThat(new QuorumReturn(LOST, voters).objections())
        .singleElement()
        .asString()
        .startsWith("kafka-1, kafka-2, kafka-3 run and the quorum does not answer");
  }

  @Test
  void aDirectoryOfAnotherNodeIsNotStartedWith() {
    HostView swapped = new HostView("kafka-3", "", List.of(), 0, List.of(Clusters.directory(2)));
    VotersView voters = voters(running(1, 60), dead(2), swapped);
    assertThat(voters.startable()).containsExactly("kafka-2");
  }

  @Test
  void directoriesOfTwoClustersAreAReason() {
    HostView foreign =
        new HostView(
            "kafka-3",
            "",
            List.of(),
            0,
            List.of(new DirectoryView(Clusters.DIRECTORY, "", "another", 3, "dir-of-3")));
    assertThat(new QuorumReturn(LOST, voters(running(1, 60), dead(2), foreign)).objections())
        .containsExactly(
            "the log directories are of several clusters: [" + Clusters.ID + ", another]");
  }

  @Test
  void theQuorumIsBackWhenAMajorityHasCaughtUp() {
    VotersView voters = voters(running(1, 60), running(2, 1), running(3, 1));
    assertThat(new QuorumReturn(LOST, voters).objectionsToQuorum())
        .containsExactly("the quorum does not answer: no answer within 8 s");
    assertThat(new QuorumReturn(Clusters.without(3), voters).objectionsToQuorum()).isEmpty();
    assertThat(new QuorumReturn(Clusters.whole(true), voters).objectionsToQuorum()).isEmpty();
  }

  @Test
  void whoVotesIsComparedWithWhoShouldAndByWhichDirectory() {
    VotersView voters = voters(running(1, 60), running(2, 60), running(3, 60));
    assertThat(new QuorumReturn(Clusters.whole(true), voters).objectionsToVoters()).isEmpty();
    ClusterView two = Clusters.voting(Clusters.whole(true), 1, 2);
    assertThat(new QuorumReturn(two, voters).objectionsToVoters())
        .singleElement()
        .asString()
        .startsWith("kafka-3 should vote and does not: perhaps an order that had timed out");
    VotersView fewer = voters(running(1, 60), running(2, 60));
    assertThat(new QuorumReturn(Clusters.whole(true), fewer).objectionsToVoters())
        .containsExactly("kafka-3 votes and should not, by the target's file");
    HostView formatted =
        new HostView(
            "kafka-2",
            "",
            List.of(4711L),
            60,
            List.of(new DirectoryView(Clusters.DIRECTORY, "", Clusters.ID, 2, "new")));
    VotersView strange = voters(running(1, 60), formatted, running(3, 60));
    assertThat(new QuorumReturn(Clusters.whole(true), strange).objectionsToVoters())
        .containsExactly("kafka-2 votes by the directory dir-of-2, which is not on its disks");
  }

  /** It died with the quorum: until a session is over, the new leader takes it for up. */
  @Test
  void aBrokerWithoutAVoteThatDiedTooIsStartedOrNamed() {
    List<VotersView.Intended> voters = voters(running(1, 60), dead(2), dead(3)).voters();
    VotersView intact = new VotersView(voters, List.of(new VotersView.Intended(5, dead(5))));
    assertThat(new QuorumReturn(LOST, intact).objections()).isEmpty();
    assertThat(intact.startable()).containsExactly("kafka-2", "kafka-3", "kafka-5");
    assertThat(intact.leftOut()).isEmpty();
    VotersView broken = new VotersView(voters, List.of(new VotersView.Intended(5, withoutDisk(5))));
    assertThat(broken.startable()).containsExactly("kafka-2", "kafka-3");
    assertThat(broken.leftOut()).containsExactly("kafka-5");
    assertThat(new QuorumReturn(LOST, broken).declaredFacts()).contains("left out: [kafka-5]");
  }

  @Test
  void aBrokerWithoutAVoteMakesNoMajority() {
    List<VotersView.Intended> voters =
        voters(running(1, 60), withoutDisk(2), withoutDisk(3)).voters();
    VotersView others = new VotersView(voters, List.of(new VotersView.Intended(5, dead(5))));
    assertThat(new QuorumReturn(LOST, others).objections())
        .contains(
            "only 1 of 3 voters run or could be started with intact disks, and 2 are needed: a"
                + " quorum made of fewer would forget what the others had agreed on");
    VotersView alive =
        new VotersView(
            voters(running(1, 60), running(2, 60), running(3, 60)).voters(),
            List.of(new VotersView.Intended(5, dead(5))));
    assertThat(new QuorumReturn(LOST, alive).objections())
        .singleElement()
        .asString()
        .startsWith("kafka-1, kafka-2, kafka-3 run and the quorum does not answer");
  }

  @Test
  void whatTheQuorumSaysOfBrokersHoldsASessionAfterItIsBack() {
    QuorumReturn led = back(running(1, 600), running(2, 20), running(3, 16));
    Sessions sessions = new Sessions(led, List.of());
    assertThat(sessions.objections(led))
        .containsExactly("the quorum is back since 0 s: what it says of brokers holds after 12 s");
    assertThat(sessions.objections(back(running(1, 612), running(2, 32), running(3, 28))))
        .hasSize(1);
    assertThat(sessions.objections(back(running(1, 613), running(2, 33), running(3, 29))))
        .isEmpty();
    assertThat(sessions.objections(back(running(1, 700), running(2, 99), running(3, 4712, 3))))
        .as("one that was restarted has a session of its own")
        .hasSize(1);
    assertThat(
            new Sessions(led, List.of("kafka-3"))
                .objections(back(running(1, 700), running(2, 99), running(3, 4712, 3))))
        .as("unless it was left out, and is started in vain")
        .isEmpty();
  }

  @Test
  void withAnotherLeaderTheSessionsBeginAnew() {
    Sessions sessions =
        new Sessions(back(running(1, 600), running(2, 20), running(3, 16)), List.of());
    VotersView later = voters(running(1, 700), running(2, 120), running(3, 116));
    QuorumReturn another = new QuorumReturn(Clusters.without(3), later);
    assertThat(sessions.objections(another)).hasSize(1);
    VotersView last = voters(running(1, 720), running(2, 140), running(3, 136));
    assertThat(sessions.objections(new QuorumReturn(Clusters.without(3), last))).isEmpty();
  }

  private static QuorumReturn back(HostView... hosts) {
    return new QuorumReturn(Clusters.whole(true), voters(hosts));
  }

  @Test
  void whoWasLeftOutIsNotWaitedFor() {
    VotersView before = voters(running(1, 60), dead(2), withoutDisk(3));
    VotersView now = voters(running(1, 60), running(2, 60), withoutDisk(3));
    QuorumReturn back = new QuorumReturn(Clusters.without(3), now);
    assertThat(back.objectionsToReturn(before)).isEmpty();
    VotersView all = voters(running(1, 60), dead(2), dead(3));
    assertThat(back.objectionsToReturn(all))
        .contains("kafka-3 is not up", "the controller of kafka-3 has not caught up");
  }

  @Test
  void theOutcomeIsThatEachLeadsWhatPrefersIt() {
    VotersView before = voters(running(1, 60), dead(2), dead(3));
    VotersView now = voters(running(1, 60), running(2, 60), running(3, 60));
    assertThat(new QuorumReturn(Clusters.whole(false), now).objectionsToOutcome(before))
        .containsExactly("3 partitions are not led by the broker that they prefer");
    assertThat(new QuorumReturn(Clusters.whole(true), now).objectionsToOutcome(before)).isEmpty();
  }

  private static VotersView voters(HostView... hosts) {
    return new VotersView(
        IntStream.range(0, hosts.length)
            .mapToObj(i -> new VotersView.Intended(i + 1, hosts[i]))
            .toList());
  }
}
