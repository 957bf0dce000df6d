package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.drill.Victim;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a seed picks leaves no point out, and no runbook where it is most dangerous. */
class MatrixTest {

  private static final int SEEDS = 50;

  /** Before the effect, during it, after it. */
  private static final int AROUND = 3;

  /** So many that each of a thousand equally likely choices is as good as sure to come up. */
  private static final int ALL_SEEDS = 45_000;

  private final List<LedgerWorld> worlds = Worlds.unplayed();
  private final List<Case> all = Matrix.all(worlds);
  private final Matrix matrix = Matrix.of(worlds);

  @Test
  void theAppDiesAtEveryPoint() {
    assertThat(eachPick())
        .allSatisfy(picked ->
            assertThat(of(picked, Victim.APP).map(Case::point)).contains(KillPoint.values()));
  }

  @Test
  void oneOtherVictimDiesAtEachThirdPoint() {
    List<KillPoint> points = List.of(KillPoint.values());
    assertThat(eachPick())
        .allSatisfy(picked -> {
          List<Integer> struck =
              picked.stream()
                  .filter(MatrixTest::isOther)
                  .map(each -> points.indexOf(each.point()))
                  .toList();
          int first = struck.getFirst();
          assertThat(first).isLessThan(Matrix.EACH);
          assertThat(struck)
              .containsExactlyElementsOf(
                  IntStream.range(first, points.size())
                      .filter(point -> (point - first) % Matrix.EACH == 0)
                      .boxed()
                      .toList());
        });
  }

  private static boolean isOther(Case tried) {
    return tried.victim() != Victim.APP;
  }

  @Test
  void theAppDiesAroundTheChangeWithoutAWayBackOfEveryRunbook() {
    for (LedgerWorld world : worlds) {
      List<Case> around =
          Stream.of(KillPoint.values())
              .filter(KillPoint::isAroundAnEffect)
              .map(point -> new Case(world, point, Victim.APP, world.recovers().struck()))
              .toList();
      assertThat(around).hasSize(AROUND);
      assertThat(eachPick())
          .allSatisfy(picked -> assertThat(picked).filteredOn(around::contains).hasSize(1));
    }
  }

  @Test
  void whatIsPickedIsOfTheMatrixAndThereOnce() {
    assertThat(eachPick())
        .allSatisfy(picked -> assertThat(all).containsAll(picked))
        .allSatisfy(picked -> assertThat(picked).doesNotHaveDuplicates());
  }

  @Test
  void aRunbookMoreCostsNoMoreThanOneDeath() {
    int points = KillPoint.values().length;
    assertThat(eachPick())
        .allSatisfy(picked ->
            assertThat(picked.stream().filter(c -> !isOther(c)))
                .hasSize(points - AROUND + worlds.size()));
  }

  @Test
  void theSameSeedPicksTheSame() {
    assertThat(matrix.picked(7)).isEqualTo(matrix.picked(7));
    assertThat(matrix.picked(7)).isNotEqualTo(matrix.picked(8));
  }

  @Test
  void theSeedsTogetherPickEveryCaseOfTheMatrix() {
    List<Case> picked =
        LongStream.range(0, ALL_SEEDS)
            .mapToObj(seed -> matrix.picked(seed))
            .flatMap(List::stream)
            .distinct()
            .toList();
    assertThat(picked.stream().filter(MatrixTest::isOther))
        .containsExactlyInAnyOrderElementsOf(all.stream().filter(MatrixTest::isOther).toList());
    assertThat(of(picked, Victim.APP).map(c -> c.world().name() + c.point()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            of(all, Victim.APP).map(c -> c.world().name() + c.point()).distinct().toList());
  }

  @Test
  void theMatrixHasEveryVictimAtEveryPointOfEveryRunbook() {
    for (LedgerWorld world : worlds) {
      for (Victim victim : Victim.values()) {
        List<KillPoint> passed =
            Stream.of(KillPoint.values())
                .filter(point -> !point.passing(List.of(world)).isEmpty())
                .toList();
        assertThat(of(all, victim).filter(c -> c.world().equals(world)).map(Case::point).distinct())
            .containsExactlyElementsOf(passed);
      }
    }
  }

  @Test
  void onlyUndosGatesAndWhatIsFinalAreNotPassedByARunbookThatHasNone() {
    for (LedgerWorld world : worlds) {
      List<KillPoint> left =
          Stream.of(KillPoint.values())
              .filter(point -> point.passing(List.of(world)).isEmpty())
              .toList();
      List<KillPoint> undos =
          List.of(KillPoint.BEFORE_AN_UNDO, KillPoint.DURING_AN_UNDO, KillPoint.AFTER_AN_UNDO);
      List<KillPoint> gates =
          List.of(
              KillPoint.GATE_TOLD_NOT_REPORTED,
              KillPoint.AT_A_GATE,
              KillPoint.APPROVAL_SENT,
              KillPoint.APPROVAL_TOLD_NOT_REPORTED,
              KillPoint.APPROVAL_NOT_ACKNOWLEDGED,
              KillPoint.WHILE_A_BROWSER_FOLLOWS);
      List<KillPoint> noWayBack =
          List.of(
              KillPoint.BETWEEN_STEPS, KillPoint.AUDIT_BEFORE_COMMIT, KillPoint.AUDIT_AFTER_COMMIT);
      assertThat(left)
          .containsExactlyElementsOf(
              Stream.of(KillPoint.values())
                  .filter(point ->
                      (world.stops().verbs().isEmpty() && undos.contains(point))
                          || (!world.recovers().asks() && gates.contains(point))
                          || (!world.recovers().irrevocable() && noWayBack.contains(point)))
                  .toList());
    }
  }

  @Test
  void wordsThatNameNoCaseAreRefused() {
    assertThat(Matrix.named("AT_A_GATE, ENGINE", worlds)).isNotEmpty();
    assertThatThrownBy(() -> Matrix.named("AT_A_GAET", worlds)).hasMessageContaining("'AT_A_GAET'");
  }

  @Test
  void eachRunbookIsTriedInOneClass() {
    for (LedgerWorld world : worlds) {
      assertThat(Share.values())
          .filteredOn(share -> share.has(world.runbook()))
          .as(world.runbook())
          .hasSize(1);
    }
    assertThat(Share.values())
        .allSatisfy(share -> assertThat(worlds).anyMatch(world -> share.has(world.runbook())));
  }

  private List<List<Case>> eachPick() {
    return LongStream.range(0, SEEDS).mapToObj(seed -> matrix.picked(seed)).toList();
  }

  private static Stream<Case> of(List<Case> cases, Victim victim) {
    return cases.stream().filter(tried -> tried.victim() == victim);
  }
}
