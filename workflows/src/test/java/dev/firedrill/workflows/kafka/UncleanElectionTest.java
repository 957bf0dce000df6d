package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.kafka.Copies.broken;
import static dev.firedrill.workflows.kafka.Copies.gone;
import static dev.firedrill.workflows.kafka.Copies.headless;
import static dev.firedrill.workflows.kafka.Copies.live;
import static dev.firedrill.workflows.kafka.Copies.partition;
import static dev.firedrill.workflows.kafka.Copies.startable;
import static dev.firedrill.workflows.kafka.Copies.unreachable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a stale copy may lead, and what is lost by it; every objection is said. */
class UncleanElectionTest {

  private static final ClusterView WITHOUT_2 = Clusters.without(2);
  private static final CopyView STALE = live(3, 302);

  @Test
  void aStaleCopyMayLeadWhenTheLastInSyncCannotStart() {
    UncleanElection election = election(headless(), broken(2, 615), STALE);
    assertThat(election.objections()).isEmpty();
    assertThat(election.candidate().broker()).isEqualTo("kafka-3");
    assertThat(election.loss()).isEqualTo(new Loss(302, 615, true));
    assertThat(election.unreachable()).isEmpty();
    assertThat(election.declaredFacts())
        .containsExactly(
            "cluster: " + Clusters.ID,
            "payments-0 has no leader; copies on [2, 3]",
            "leads: kafka-3, up to offset 302 in term 5",
            "kafka-2, in sync last: up to offset 615 in term 5, kept in /var/lib/kept");
  }

  @Test
  void aPartitionThatIsLedNeedsNobody() {
    assertThat(election(partition(3, List.of(3), List.of()), broken(2, 615), STALE).objections())
        .containsExactly("kafka-3 leads payments-0: nobody has to be elected");
    PartitionView none = PartitionView.unknown(Copies.NAME, "there is no partition payments-0");
    assertThat(election(none).objections()).containsExactly("there is no partition payments-0");
  }

  @Test
  void aSilentQuorumIsTheOnlyReasonThatIsKnown() {
    UncleanElection silent =
        new UncleanElection(
            ClusterView.silent("no answer"),
            headless(),
            new CopiesView(List.of(startable(2, 615), STALE)));
    assertThat(silent.objections()).containsExactly("the quorum does not answer: no answer");
  }

  @Test
  void whoeverCanComeBackIsBroughtBackFirst() {
    assertThat(election(headless(), startable(2, 615), STALE).objections())
        .containsExactly(
            "the disks of kafka-2, which was in sync, are intact: start it there, and nothing, or"
                + " less, is lost");
    assertThat(election(headless(), live(2, 615), STALE).objections())
        .containsExactly(
            "Kafka runs on the host of kafka-2, which was in sync, and the cluster does not count"
                + " it in: look at its log");
    UncleanElection up =
        new UncleanElection(
            Clusters.whole(true), headless(), new CopiesView(List.of(live(2, 615), STALE)));
    assertThat(up.objections())
        .containsExactly(
            "kafka-2, which was in sync, is up: its copy may come back with every record; look at"
                + " its disks");
  }

  @Test
  void intactDisksWithoutTheCopyWouldComeBackEmpty() {
    CopyView wiped = CopyView.unseen(2, Clusters.dead(2), "No such file or directory");
    UncleanElection election = election(headless(), wiped, STALE);
    assertThat(election.objections()).isEmpty();
    assertThat(election.loss().isWhole()).isFalse();
  }

  @Test
  void aLossThatCannotBeCountedIsNotCalledNone() {
    for (CopyView lost : List.of(gone(2), unreachable(2), Copies.unreadable(broken(2, 0)))) {
      UncleanElection election = election(headless(), lost, STALE);
      assertThat(election.objections()).isEmpty();
      assertThat(election.loss()).isEqualTo(new Loss(302, 302, false));
      assertThat(election.loss().inWords(Copies.NAME))
          .isEqualTo(
              "not known: not every log of those who were in sync can be read; at least 0 records");
    }
    UncleanElection silent = election(headless(), unreachable(2), STALE);
    assertThat(silent.unreachable()).containsExactly("kafka-2");
    assertThat(silent.declaredFacts())
        .contains("kafka-2, in sync last: its host cannot be reached");
    assertThat(silent.reasonsToStop(election(headless(), gone(2), STALE)))
        .containsExactly(
            "changed since the question was asked: kafka-2, in sync last: nothing is left");
  }

  @Test
  void aDiskThatIsNotFoundHasToBeAttestedAsOneThatIsNotReached() {
    assertThat(election(headless(), gone(2), STALE).toAttest()).containsExactly("kafka-2");
    assertThat(election(headless(), gone(2), STALE).unfound()).containsExactly("kafka-2");
    assertThat(election(headless(), unreachable(2), STALE).unfound()).isEmpty();
    assertThat(election(headless(), broken(2, 615), STALE).toAttest()).isEmpty();
    PartitionView partition = of(List.of(1, 2, 3), List.of(2));
    CopiesView stale = new CopiesView(List.of(gone(1), unreachable(2), STALE));
    assertThat(new UncleanElection(dead(1, 2), partition, stale).toAttest())
        .as("the stale copy of kafka-1 is none that counts")
        .containsExactly("kafka-2");
  }

  @Test
  void ofTwoThatWereInSyncOneLogIsOnlyTheLeastThatIsLost() {
    PartitionView partition = of(List.of(1, 2, 3), List.of(1, 2));
    UncleanElection election =
        new UncleanElection(
            dead(1, 2), partition, new CopiesView(List.of(gone(1), broken(2, 615), STALE)));
    assertThat(election.objections()).isEmpty();
    assertThat(election.loss().inWords(Copies.NAME))
        .endsWith("at least 313 records, offsets 302 to 614 of payments-0");
    UncleanElection both =
        new UncleanElection(
            dead(1, 2), partition, new CopiesView(List.of(broken(1, 600), broken(2, 615), STALE)));
    assertThat(both.loss()).isEqualTo(new Loss(302, 615, true));
    assertThat(both.left()).hasSize(2);
  }

  @Test
  void whereNobodyIsRememberedEverybodyDeadMayHaveBeenInSync() {
    PartitionView forgotten = partition(-1, List.of(), List.of());
    assertThat(election(forgotten, startable(2, 615), STALE).objections())
        .singleElement()
        .asString()
        .startsWith("the disks of kafka-2, which was in sync, are intact");
    assertThat(election(forgotten, gone(2), STALE).loss().isWhole()).isFalse();
  }

  @Test
  void aDeadStaleCopyThatHasMoreComesFirst() {
    PartitionView partition = of(List.of(1, 2, 3), List.of(2));
    List<CopyView> more = List.of(startable(1, 303), broken(2, 615), STALE);
    assertThat(new UncleanElection(dead(1, 2), partition, new CopiesView(more)).objections())
        .containsExactly(
            "the disks of kafka-1 are intact: start it there, and nothing, or less, is lost");
    List<CopyView> less = List.of(startable(1, 302), broken(2, 615), STALE);
    assertThat(new UncleanElection(dead(1, 2), partition, new CopiesView(less)).objections())
        .isEmpty();
  }

  @Test
  void whomKafkaWouldElectHasToBeTheLongestCopy() {
    PartitionView partition = of(List.of(3, 2, 1), List.of(2));
    CopiesView shorter = new CopiesView(List.of(STALE, broken(2, 615), live(1, 400)));
    assertThat(new UncleanElection(WITHOUT_2, partition, shorter).objections())
        .containsExactly(
            "Kafka would elect kafka-3, the first that is up, which has its log up to offset 302 in term 5;"
                + " kafka-1 has it: up to offset 400 in term 5");
    CopiesView longer = new CopiesView(List.of(STALE, broken(2, 615), live(1, 302)));
    assertThat(new UncleanElection(WITHOUT_2, partition, longer).objections()).isEmpty();
  }

  @Test
  void whoseDirectoryHasFailedIsPassedOverByKafkaAndIsNoCandidate() {
    CopiesView copies = new CopiesView(List.of(live(1, 100), broken(2, 615), STALE));
    UncleanElection less = new UncleanElection(WITHOUT_2, unusable(1), copies);
    assertThat(less.objections()).isEmpty();
    assertThat(less.candidate().broker()).isEqualTo("kafka-3");
    CopiesView more = new CopiesView(List.of(live(1, 400), broken(2, 615), STALE));
    assertThat(new UncleanElection(WITHOUT_2, unusable(1), more).objections())
        .containsExactly(
            "the log directory of kafka-1 with its copy, up to offset 400 in term 5, does not work, and no"
                + " other copy has as much: bring that directory back first");
    assertThat(new UncleanElection(WITHOUT_2, unusable(1, 3), copies).objections())
        .contains("nobody who is up has a stale copy of payments-0");
  }

  private static PartitionView unusable(Integer... nodes) {
    return new PartitionView(
        Copies.NAME, "", -1, List.of(1, 2, 3), List.of(), List.of(2), 1, List.of(nodes));
  }

  @Test
  void onceALogIsKeptTheRoomThatItTookIsNoReason() {
    UncleanElection before = election(headless(), broken(2, 615), STALE);
    CopyView full = Copies.shelved(broken(2, 615), new CopyView.Shelf(Copies.SHELF, "", 0));
    UncleanElection now = election(headless(), full, STALE);
    assertThat(before.reasonsToStop(now)).hasSize(1);
    assertThat(before.reasonsToStopOnceKept(now)).isEmpty();
    assertThat(before.reasonsToStopOnceKept(election(headless(), full, live(3, 300)))).hasSize(1);
  }

  @Test
  void whoLeadsHasToBeUpAndReadable() {
    UncleanElection alone =
        new UncleanElection(
            dead(2, 3), headless(), new CopiesView(List.of(broken(2, 615), broken(3, 302))));
    assertThat(alone.objections())
        .containsExactly("nobody who is up has a stale copy of payments-0");
    assertThat(election(headless(), broken(2, 615), Copies.unreadable(STALE)).objections())
        .containsExactly("how far the copy of kafka-3 goes cannot be read: Input/output error");
  }

  @Test
  void whatCanBeReadHasToBeKept() {
    assertThat(kept(CopyView.Shelf.NONE))
        .containsExactly("the target's file does not say where the log of kafka-2 is kept: 'kept'");
    assertThat(kept(new CopyView.Shelf(Copies.SHELF, "No such file or directory", 0)))
        .containsExactly(
            "the log of kafka-2 cannot be kept in /var/lib/kept: No such file or directory");
    assertThat(kept(new CopyView.Shelf(Copies.SHELF, "", 1 << 20)))
        .containsExactly(
            "no room for the log of kafka-2 in /var/lib/kept: it takes 64 MiB, and 1 MiB are free");
  }

  private static List<String> kept(CopyView.Shelf shelf) {
    return election(headless(), Copies.shelved(broken(2, 615), shelf), STALE).objections();
  }

  @Test
  void whateverMovesMeanwhileStopsTheRun() {
    UncleanElection before = election(headless(), broken(2, 615), STALE);
    assertThat(before.reasonsToStop(before)).isEmpty();
    assertThat(before.reasonsToStop(election(headless(), broken(2, 616), STALE)))
        .containsExactly(
            "changed since the question was asked: kafka-2, in sync last: up to offset 616 in term 5, kept"
                + " in /var/lib/kept");
    assertThat(before.reasonsToStop(election(headless(), startable(2, 615), STALE))).hasSize(1);
    assertThat(
            before.reasonsToStop(
                election(partition(2, List.of(2), List.of()), live(2, 615), STALE)))
        .containsExactly("kafka-2 leads payments-0: nobody has to be elected");
  }

  @Test
  void theOutcomeIsTheLeaderThatWasApprovedAndTheLossThatWas() {
    UncleanElection before = election(headless(), broken(2, 615), STALE);
    assertThat(before.objectionsToLeader(partition(3, List.of(3), List.of()))).isEmpty();
    assertThat(before.objectionsToLeader(headless()))
        .containsExactly("payments-0 is led by nobody, not by kafka-3");
    assertThat(before.objectionsToLeader(partition(2, List.of(2), List.of())))
        .containsExactly("payments-0 is led by kafka-2, not by kafka-3");
    assertThat(before.objectionsToTerm(new TermView(5, 302))).isEmpty();
    assertThat(before.objectionsToTerm(new TermView(5, 300)))
        .containsExactly(
            "the new leader's term begins at offset 300, and its copy ended at 302: lost are 315"
                + " records at most, offsets 300 to 614 of payments-0");
    assertThat(partition(3, List.of(3), List.of()).takesWrites()).isTrue();
    assertThat(new PartitionView(Copies.NAME, "", 3, List.of(2, 3), List.of(3), List.of(), 2))
        .matches(each -> !each.takesWrites());
  }

  @Test
  void aPartitionsNameIsAFoldersName() {
    assertThat(new PartitionName("a.b_c-1", 12)).hasToString("a.b_c-1-12");
    for (String wrong : List.of("", ".", "..", "a/b", "a b", "a;b", "ä", "x".repeat(250))) {
      assertThatThrownBy(() -> new PartitionName(wrong, 0)).hasMessageContaining("not a topic");
    }
    assertThatThrownBy(() -> new UncleanElectionRequest(KafkaUncleanElectionWorld.CLUSTER, "a", -1))
        .hasMessageContaining("counted from 0");
  }

  private static UncleanElection election(PartitionView partition, CopyView... copies) {
    return new UncleanElection(WITHOUT_2, partition, new CopiesView(List.of(copies)));
  }

  private static PartitionView of(List<Integer> replicas, List<Integer> eligible) {
    return new PartitionView(Copies.NAME, "", -1, replicas, List.of(), eligible, 1);
  }

  private static ClusterView dead(int one, int other) {
    return Clusters.of(
        IntStream.rangeClosed(1, 3)
            .mapToObj(id -> id == one || id == other ? Clusters.down(id) : Clusters.up(id))
            .toList(),
        List.of(one, other),
        -1,
        0);
  }
}
