package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.kafka.Copies.broken;
import static dev.firedrill.workflows.kafka.Copies.headless;
import static dev.firedrill.workflows.kafka.Copies.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is lost when a stale copy leads, where the copies may have parted before their ends. */
class UncleanLossTest {

  private static final ClusterView WITHOUT_2 = Clusters.without(2);
  private static final CopyView STALE = live(3, 302);

  /** The old leader had taken records that nobody acknowledged before another went on alone. */
  @Test
  void whatALeaderHadForItselfHidesNothingOfTheLoss() {
    CopyView returned = Copies.in(live(3, 120), new TermView(5, 0));
    CopyView lost = Copies.in(broken(2, 150), new TermView(5, 0), new TermView(6, 100));
    UncleanElection election = election(headless(), lost, returned);
    assertThat(election.objections()).isEmpty();
    assertThat(election.loss()).isEqualTo(new Loss(100, 150, true));
    assertThat(election.objectionsToTerm(new TermView(7, 120))).isEmpty();
    assertThat(election.lossFrom(120)).isEqualTo(new Loss(100, 150, true));
    assertThat(election.lossFrom(90)).isEqualTo(new Loss(90, 150, true));
    CopyView shorter = Copies.in(broken(2, 110), new TermView(5, 0), new TermView(6, 100));
    assertThat(election(headless(), shorter, returned).loss()).isEqualTo(new Loss(100, 110, true));
  }

  @Test
  void aLongerCopyOfAnEarlierTermIsNotTheBetterOne() {
    PartitionView partition = of(List.of(3, 2, 1), List.of(2));
    CopyView longer = Copies.in(live(3, 120), new TermView(5, 0));
    CopyView later = Copies.in(live(1, 110), new TermView(5, 0), new TermView(6, 100));
    CopyView lost = Copies.in(broken(2, 150), new TermView(5, 0), new TermView(6, 100));
    assertThat(
            new UncleanElection(WITHOUT_2, partition, new CopiesView(List.of(longer, lost, later)))
                .objections())
        .containsExactly(
            "Kafka would elect kafka-3, the first that is up, which has its log up to offset 120"
                + " in term 5; kafka-1 has it: up to offset 110 in term 6");
    UncleanElection better =
        new UncleanElection(
            WITHOUT_2,
            of(List.of(1, 2, 3), List.of(2)),
            new CopiesView(List.of(later, lost, longer)));
    assertThat(better.objections()).isEmpty();
    assertThat(better.loss()).isEqualTo(new Loss(110, 150, true));
  }

  @Test
  void whatAnEarlierTermHadForItselfWasGivenUpThen() {
    UncleanElection election =
        new UncleanElection(
            WITHOUT_2,
            of(List.of(4, 2, 3), List.of(2)),
            new CopiesView(
                List.of(
                    Copies.in(broken(4, 90), new TermView(4, 0)),
                    Copies.in(broken(2, 150), new TermView(4, 0), new TermView(5, 60)),
                    Copies.in(live(3, 100), new TermView(4, 0), new TermView(5, 60)))));
    assertThat(election.loss()).isEqualTo(new Loss(100, 150, true));
  }

  @Test
  void copiesThatCannotBeComparedHaveALossThatIsNotKnown() {
    TermsView unknown = TermsView.unknown("Input/output error");
    UncleanElection old = election(headless(), Copies.in(broken(2, 615), unknown), STALE);
    assertThat(old.objections()).isEmpty();
    assertThat(old.loss()).isEqualTo(new Loss(302, 615, false));
    UncleanElection stale = election(headless(), broken(2, 615), Copies.in(STALE, unknown));
    assertThat(stale.objections()).isEmpty();
    assertThat(stale.loss()).isEqualTo(new Loss(302, 615, false));
    assertThat(stale.declaredFacts())
        .contains("leads: kafka-3, up to offset 302, its terms are not known: Input/output error");
    PartitionView partition = of(List.of(3, 2, 1), List.of(2));
    CopiesView two = new CopiesView(List.of(STALE, broken(2, 615), Copies.in(live(1, 9), unknown)));
    assertThat(new UncleanElection(WITHOUT_2, partition, two).objections())
        .singleElement()
        .asString()
        .startsWith("Kafka would elect kafka-3");
  }

  /** What is left out may differ; a term that both know says that all before it does not. */
  @Test
  void aLossIsKnownWhereTermsAreLeftOutOnlyIfATermIsCommonToBoth() {
    CopyView lost = Copies.in(broken(2, 615), leftOut(new TermView(7, 400), new TermView(8, 500)));
    UncleanElection apart = election(headless(), lost, Copies.in(STALE, new TermView(5, 0)));
    assertThat(apart.objections()).isEmpty();
    assertThat(apart.loss()).isEqualTo(new Loss(302, 615, false));
    CopyView parted = Copies.in(live(3, 450), new TermView(6, 0));
    assertThat(election(headless(), lost, parted).loss()).isEqualTo(new Loss(400, 615, false));
    CopyView common = Copies.in(live(3, 600), leftOut(new TermView(7, 390)));
    assertThat(election(headless(), lost, common).loss()).isEqualTo(new Loss(500, 615, true));
  }

  private static TermsView leftOut(TermView... terms) {
    return new TermsView("", List.of(terms), 3);
  }

  /** So it was before terms were read, and so a run goes on that was open then. */
  @Test
  void copiesThatAnOlderRunSawAreComparedByTheirEnds() {
    UncleanElection old =
        election(
            headless(),
            Copies.in(broken(2, 615), (TermsView) null),
            Copies.in(STALE, (TermsView) null));
    assertThat(old.objections()).isEmpty();
    assertThat(old.loss()).isEqualTo(new Loss(302, 615, true));
    assertThat(old.declaredFacts()).contains("leads: kafka-3, up to offset 302");
  }

  @Test
  void theLossIsSaidByItsOffsets() {
    assertThat(new Loss(302, 615, true).inWords(Copies.NAME))
        .isEqualTo("313 records at most, offsets 302 to 614 of payments-0");
    assertThat(new Loss(615, 615, true).inWords(Copies.NAME))
        .isEqualTo("no record: the copy that would lead has all that the dead had");
    assertThatThrownBy(() -> new Loss(2, 1, true)).isInstanceOf(IllegalArgumentException.class);
    assertThat(election(headless(), broken(2, 300), STALE).loss())
        .isEqualTo(new Loss(302, 302, true));
  }

  private static UncleanElection election(PartitionView partition, CopyView... copies) {
    return new UncleanElection(WITHOUT_2, partition, new CopiesView(List.of(copies)));
  }

  private static PartitionView of(List<Integer> replicas, List<Integer> eligible) {
    return new PartitionView(Copies.NAME, "", -1, replicas, List.of(), eligible, 1);
  }
}
