package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.Breadth;
import dev.firedrill.drill.kill.EffectLedger.What;
import dev.firedrill.lab.Await;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.workflows.procedure.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A worker stands still (SIGSTOP) while an admin takes its run's lock over, and then goes on: the
 * token stops it before its next effect. What it was doing at that very moment may go through,
 * which is the window that remains. {@code -Ddrill.kill=all} lets it stand still for longer, too:
 * as long as {@link #WITH_ALL} says.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ZombieIT {

  private static final String PROMOTES = "PatroniFailOver";

  /** How long it stands still, in seconds. */
  private static final List<Integer> ALWAYS = List.of(5);

  /** The same where the whole matrix is tried. */
  private static final List<Integer> WITH_ALL = List.of(5, 30, 60, 120);

  private static final Duration SETTLED = Duration.ofMinutes(3);

  private Keeper keeper;
  private Place place;
  private LedgerWorld world;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
    place = new Place(folder);
    keeper = Keeper.of(place);
    world = Worlds.of("patroni-failover", Worlds.unplayed());
  }

  @AfterAll
  void stop() {
    keeper.close();
  }

  static Stream<Integer> seconds() {
    return (Breadth.hasAllDeaths() ? WITH_ALL : ALWAYS).stream();
  }

  @ParameterizedTest(name = "for {0} s")
  @MethodSource("seconds")
  void afterATakeoverAZombieBringsNothingMoreAbout(int seconds) throws Exception {
    String run = RunId.draw();
    List<EffectLedger.Line> before = standStill(run, KillPoint.AUDIT_AFTER_COMMIT, seconds, 0);
    Evidence seen = keeper.awaitEnd(run);
    assertThat(seen.ending()).isEqualTo(Ending.UNVERIFIED.name());
    assertThat(seen.summary())
        .contains(
            "the lock on orders-db was taken from this run",
            "not taken back, do it by hand when you know the outcome: Let clients through again");
    assertThat(effects(ledger(run))).isNotEmpty().isEqualTo(effects(before));
    assertThat(seen.chainFaults()).isEmpty();
  }

  @ParameterizedTest(name = "for {0} s")
  @MethodSource("seconds")
  void onlyWhatAZombieWasDoingMayGoThroughAndNobodyHasTheTargetMeanwhile(int seconds)
      throws Exception {
    String run = RunId.draw();
    List<EffectLedger.Line> before = standStill(run, KillPoint.DURING_THE_EFFECT, seconds, 1);
    Evidence seen = keeper.awaitEnd(run);
    List<String> through = new ArrayList<>(effects(before));
    through.add("promote pg-2");
    // Its thread goes on, and hears from its heartbeat that it was given up: which comes first?
    List<String> after = effects(ledger(run));
    assertThat(after).as("the window").isIn(effects(before), through);
    System.out.printf("after %d s the effect under way %s%n", seconds, wentThrough(after, through));
    assertThat(seen.ending()).isEqualTo(Ending.UNVERIFIED.name());
    // One that stands still for longer than its change may take is given up by the engine.
    assertThat(seen.summary())
        .containsAnyOf(
            "what was begun before may have been carried out", "whether it was done is not known");
    assertThat(seen.chainFaults()).isEmpty();
  }

  /** What the ledger held when the lock was taken over; the worker goes on after that. */
  private List<EffectLedger.Line> standStill(String run, KillPoint point, int seconds, int underWay)
      throws Exception {
    keeper.ensureUp();
    keeper.order(Condemned.launchAndStandStill(run, world, point, PROMOTES));
    keeper.awaitStrike();
    keeper.awaitStandstill();
    List<EffectLedger.Line> before = ledger(run);
    try (TakenLock lock = new TakenLock(place.data())) {
      lock.takeOver(run);
      assertThat(lock.underWay(run)).as("the next run waits for it").isEqualTo(underWay);
      boolean woken = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
      assertThat(woken).isFalse();
      assertThat(ledger(run)).isEqualTo(before);
      keeper.goOn();
      keeper.awaitEnd(run);
      // The run may be given up before the zombie's own thread has come to its end.
      Await.until("nothing to be under way", SETTLED, () -> lock.underWay(run) == 0);
      lock.free(run);
    }
    return before;
  }

  private List<EffectLedger.Line> ledger(String run) {
    return new EffectLedger(place.ledgers().resolve(run)).lines();
  }

  private static String wentThrough(List<String> after, List<String> through) {
    return after.equals(through) ? "went through" : "was interrupted";
  }

  private static List<String> effects(List<EffectLedger.Line> ledger) {
    return ledger.stream()
        .filter(line -> line.what() == What.DONE)
        .map(EffectLedger.Line::words)
        .toList();
  }
}
