package dev.firedrill.activities.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.activities.journal.JdbcJournal;
import dev.firedrill.activities.journal.TestDatabase;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LockAnswer;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks in a real PostgreSQL: one holder at a time, tokens that rise, first come first served. */
class StoredLocksIT extends OnStoredLocks {

  private static final int PAIRS = 1_000;
  private static final Launch QUEUING = LAUNCH.when(WhenHeld.QUEUE);

  private List<String> told() {
    return sql.sql(
            "SELECT what || ' ' || run_id FROM audit WHERE what LIKE 'LOCK%' ORDER BY position")
        .query(String.class)
        .list();
  }

  /** What an admin does on Targets, in terms of the rows. */
  private void takeOver() {
    sql.sql("UPDATE locks SET state = 'RELEASING', token = token + 1").update();
  }

  @Test
  void aRunThatAsksTwiceIsToldTheSameToken() {
    begin("run-1");
    assertThat(locks.take("run-1", LAUNCH)).isEqualTo(LockAnswer.taken(1));
    assertThat(locks.take("run-1", LAUNCH)).isEqualTo(LockAnswer.taken(1));
    assertThat(told()).containsExactly("LOCK_TAKEN run-1");
  }

  @Test
  void whoComesSecondIsToldWhoHoldsItAndSinceWhen() {
    locks.take(begin("run-1"), LAUNCH);
    LockAnswer second = locks.take(begin("run-2"), LAUNCH);
    assertThat(second.token()).isZero();
    assertThat(second.held())
        .matches("is held by run-1, which ann started, since \\d{4}-\\d\\d-\\d\\d [0-9:]{8} UTC");
    assertThat(fence.lets(attempt("run-2", 1))).isFalse();
    assertThat(fence.lostBy("run-2")).contains("the run never held the lock on orders-db");
  }

  @Test
  void theEndOfARunFreesItsLockAndTheNextTokenIsHigher() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(attempt("run-1", 1))).isTrue();
    end("run-1", Ending.UNVERIFIED);
    assertThat(sql.sql("SELECT state FROM locks").query(String.class).single()).isEqualTo("FREE");
    assertThat(fence.lets(attempt("run-1", 2))).isFalse();
    assertThat(locks.take(begin("run-2"), LAUNCH)).isEqualTo(LockAnswer.taken(2));
    assertThat(told()).containsExactly("LOCK_TAKEN run-1", "LOCK_FREED run-1", "LOCK_TAKEN run-2");
  }

  @Test
  void whoWaitsLongestIsNextAndNobodyOvertakes() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(locks.take(begin("run-2"), QUEUING).token()).isZero();
    assertThat(locks.take(begin("run-3"), QUEUING).token()).isZero();
    locks.take("run-2", QUEUING);
    end("run-1", Ending.RECOVERED);
    assertThat(locks.take(begin("run-4"), LAUNCH).held())
        .isEqualTo("is promised to run-2, which waited longer");
    assertThat(locks.take("run-3", QUEUING).held()).contains("run-2");
    assertThat(locks.take("run-2", QUEUING)).isEqualTo(LockAnswer.taken(2));
    end("run-2", Ending.RECOVERED);
    assertThat(locks.take("run-3", QUEUING)).isEqualTo(LockAnswer.taken(3));
    assertThat(told())
        .containsOnlyOnce("LOCK_AWAITED run-2", "LOCK_AWAITED run-3")
        .endsWith("LOCK_TAKEN run-2", "LOCK_FREED run-2", "LOCK_TAKEN run-3");
  }

  @Test
  void aRunThatEndsInTheQueueMakesRoom() {
    locks.take(begin("run-1"), LAUNCH);
    locks.take(begin("run-2"), QUEUING);
    end("run-2", Ending.REFUSED);
    end("run-1", Ending.RECOVERED);
    assertThat(locks.take(begin("run-3"), LAUNCH)).isEqualTo(LockAnswer.taken(2));
  }

  @Test
  void afterATakeoverNoAttemptOfTheOldRunPassesAndTheNextRunWaitsForTheLastOne() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(attempt("run-1", 1))).isTrue();
    takeOver();
    assertThat(fence.lets(attempt("run-1", 1))).isFalse();
    assertThat(fence.lostBy("run-1")).contains("the lock on orders-db was taken from this run");
    assertThat(locks.take(begin("run-2"), QUEUING).held())
        .startsWith("was taken from run-1, which ann started: a change of its may be under way");
    fence.over(attempt("run-1", 1));
    assertThat(locks.take("run-2", QUEUING)).isEqualTo(LockAnswer.taken(3));
    assertThat(fence.lostBy("run-1").orElseThrow()).endsWith(", and run-2 holds it now");
  }

  @Test
  void aRunThatLostItsLockNeverGetsItAgain() {
    locks.take(begin("run-1"), LAUNCH);
    takeOver();
    assertThatExceptionOfType(NotPossible.class)
        .isThrownBy(() -> locks.take("run-1", QUEUING))
        .withMessage("the lock on orders-db was taken from run-1, and a run holds it once");
    end("run-1", Ending.UNVERIFIED);
    assertThat(told()).as("it had nothing to free").containsExactly("LOCK_TAKEN run-1");
  }

  @Test
  void aRunOfBeforeThereWereLocksGoesOnAndNobodyTakesItsTargetMeanwhile() {
    begin("run-old");
    sql.sql("UPDATE runs SET before_locks = true").update();
    assertThat(fence.lostBy("run-old")).isEmpty();
    assertThat(fence.isOlderThanLocks("run-old")).isTrue();
    begin("run-1");
    assertThat(locks.take("run-1", LAUNCH).held())
        .isEqualTo("is worked on by run-old, which began before there were locks");
    assertThat(fence.lostBy("run-old")).isEmpty();
    end("run-old", Ending.RECOVERED);
    assertThat(locks.take("run-1", LAUNCH).held()).isEmpty();
  }

  @Test
  void twoRunsThatRaceNeverBothHoldItAndTheTokensRise() throws Exception {
    sql.sql(
            """
            INSERT INTO runs (id, runbook, version, target, environment, starter, request, state,
                              execution)
            SELECT id, 'r', 'v', 'orders-db', 'dev', 'ann', '{}', 'RUNNING', 'x-' || id
            FROM (SELECT side || pair AS id FROM unnest(ARRAY['one-', 'two-']) AS side,
                                                 generate_series(1, ?) AS pair) AS ids
            """)
        .param(PAIRS)
        .update();
    List<Long> tokens = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      StoredLocks left = onItsOwn();
      StoredLocks right = onItsOwn();
      for (int pair = 1; pair <= PAIRS; pair++) {
        CyclicBarrier at = new CyclicBarrier(2);
        String first = "one-" + pair;
        String second = "two-" + pair;
        Future<LockAnswer> answer = threads.submit(() -> race(at, left, first));
        Future<LockAnswer> other = threads.submit(() -> race(at, right, second));
        tokens.add(winnerOf(first, answer.get(), second, other.get()));
      }
    }
    assertThat(tokens).hasSize(PAIRS).isSorted().doesNotHaveDuplicates();
  }

  /** An execution that the engine gave up may ask while the next one does. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whoIsOvertakenByAnotherAttemptOfItsOwnRunIsToldTheSameToken(int statement) {
    begin("run-1");
    StoredLocks slow = on(new Interposed(database.kept(), statement, () -> takes("run-1")));
    assertThat(slow.take("run-1", LAUNCH)).isEqualTo(LockAnswer.taken(1));
    assertThat(told()).containsExactly("LOCK_TAKEN run-1");
  }

  private void takes(String run) {
    assertThat(locks.take(run, LAUNCH).token()).isPositive();
  }

  private StoredLocks onItsOwn() {
    return on(database.kept());
  }

  private static StoredLocks on(DataSource always) {
    return new StoredLocks(always, new JdbcJournal(always, List::of));
  }

  private LockAnswer race(CyclicBarrier at, StoredLocks side, String run) throws Exception {
    at.await();
    return TestDatabase.again(() -> side.take(run, LAUNCH));
  }

  /** The token of the one of both that got the lock; only its changes pass, and it ends. */
  private long winnerOf(String one, LockAnswer first, String two, LockAnswer second) {
    assertThat(List.of(first, second))
        .filteredOn(each -> each.token() > 0)
        .as(one + " and " + two)
        .hasSize(1);
    boolean isOne = first.token() > 0;
    assertThat(fence.lets(attempt(isOne ? two : one, 1))).isFalse();
    assertThat(fence.lets(attempt(isOne ? one : two, 1))).isTrue();
    end(isOne ? one : two, Ending.RECOVERED);
    return Math.max(first.token(), second.token());
  }
}
