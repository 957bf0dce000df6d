package dev.firedrill.activities.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firedrill.activities.journal.Caller;
import dev.firedrill.activities.journal.JdbcJournal;
import dev.firedrill.activities.journal.TestDatabase;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LockAnswer;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Rests;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.WhenHeld;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks in a real PostgreSQL: one holder at a time, tokens that rise, first come first served. */
class StoredLocksIT {

  private static final int PAIRS = 1_000;
  private static final Launch LAUNCH =
      new Launch("patroni-failover", "v1", new TargetName("orders-db"), "ann");
  private static final Launch ELSEWHERE =
      new Launch("patroni-failover", "v1", new TargetName("other-db"), "ann");
  private static final Launch QUEUING = LAUNCH.when(WhenHeld.QUEUE);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static TestDatabase database;
  private static JdbcClient sql;
  private static JdbcJournal journal;
  private static StoredLocks locks;
  private static Fence fence;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start();
    sql = database.intruder();
    DataSource always = database.kept();
    journal = new JdbcJournal(always, List::of);
    locks = new StoredLocks(always, journal);
    fence = new Fence(always);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.empty();
    sql.sql("TRUNCATE stop_switch").update();
  }

  private static String begin(String run) {
    List<Entry> begun = List.of(entry(1, Entry.Kind.RUN_STARTED, null));
    TestDatabase.done(() -> journal.tell(run, LAUNCH, begun));
    sql.sql("UPDATE runs SET execution = 'x-' || id WHERE id = ?").param(run).update();
    return run;
  }

  private static void end(String run, Ending ending) {
    List<Entry> ended = List.of(entry(2, Entry.Kind.RUN_ENDED, ending));
    TestDatabase.done(() -> journal.tell(run, LAUNCH, ended));
  }

  private static Entry entry(int sequence, Entry.Kind kind, @Nullable Ending ending) {
    return new Entry(
        sequence, Instant.now(), kind, 0, "patroni-failover", "", null, null, null, ending);
  }

  private static Attempt attempt(String run, int number) {
    return new Attempt(run, "x-" + run, run + "/3", number, MINUTE, Rests.UNKNOWN);
  }

  private static List<String> told() {
    return sql.sql(
            "SELECT what || ' ' || run_id FROM audit WHERE what LIKE 'LOCK%' ORDER BY position")
        .query(String.class)
        .list();
  }

  /** What an admin does on Targets, in terms of the rows. */
  private static void takeOver() {
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

  /** Seen when the engine died: an execution from before it came after the one from behind. */
  @Test
  void whoRestsOnLessThanAChangeThatWasLetPassTellsNothing() {
    locks.take(begin("run-1"), LAUNCH);
    tell(0, entry(2, Entry.Kind.NO_WAY_BACK_BEGAN, null));
    assertThat(fence.lets(restingOn(2, 2))).isTrue(); // the first attempt was lost with the engine
    String before = everything();
    for (Entry other :
        List.of(
            entry(2, Entry.Kind.STEP_LEFT_OUT, null),
            entry(2, Entry.Kind.RUN_ENDED, Ending.REFUSED),
            entry(3, Entry.Kind.RUN_ENDED, Ending.REFUSED))) {
      assertThatExceptionOfType(ApplicationFailure.class)
          .isThrownBy(() -> tellAs(0, other))
          .withMessageContaining(
              "a change of run-1 that rests on place 2 was let pass: who rests on 0 was given up")
          .matches(ApplicationFailure::isNonRetryable);
    }
    assertThat(everything()).isEqualTo(before);

    tell(0, entry(2, Entry.Kind.NO_WAY_BACK_BEGAN, null)); // the same again is no harm
    tell(2, entry(3, Entry.Kind.STEP_DONE, null));
    tell(Rests.UNKNOWN, entry(4, Entry.Kind.CANCEL_ASKED, null));
    assertThat(fence.lets(restingOn(3, Rests.UNKNOWN))).isTrue();
    tell(2, entry(5, Entry.Kind.STEP_DONE, null));
  }

  /** A worker that stood still while another one went on with the run. */
  @Test
  void anAttemptThatWasReplacedMayDoNothingMoreAlsoWhenItsReplacementIsOver() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(restingOn(1, 2))).isTrue();
    assertThat(fence.overtaken(restingOn(1, 2))).isEmpty();
    assertThat(fence.lets(restingOn(2, 2))).isTrue();
    assertThat(fence.lets(restingOn(1, 2))).isFalse();
    fence.over(restingOn(2, 2));
    locks.take(begin("run-2"), ELSEWHERE); // which clears what nobody needs any more
    assertThat(fence.lets(restingOn(1, 2))).isFalse();
    assertThat(fence.overtaken(restingOn(1, 2)))
        .contains("another attempt of this change was let pass after it");
    assertThat(fence.lets(restingOn(3, 2))).as("the engine hands it out again").isTrue();
  }

  @Test
  void anAttemptOfAChangeMayDoNothingMoreOnceALaterChangeWasLetPass() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(restingOn(1, 2))).isTrue();
    Attempt later = new Attempt("run-1", "x-run-1", "run-1/5", 1, MINUTE, 4);
    assertThat(fence.lets(later)).isTrue();
    assertThat(fence.lets(restingOn(1, 2))).isFalse();
    assertThat(fence.overtaken(restingOn(1, 2)))
        .contains("a later change of this run was let pass after it");
    assertThat(fence.lets(later)).as("before each of its effects").isTrue();
  }

  @Test
  void anAttemptWhoseTimeIsOverMayDoNothingMore() {
    locks.take(begin("run-1"), LAUNCH);
    Attempt none = new Attempt("run-1", "x-run-1", "run-1/3", 1, Duration.ZERO, 2);
    assertThat(fence.lets(none)).isTrue();
    assertThat(fence.lets(none)).isFalse();
    assertThat(fence.overtaken(none)).contains("its time was over");
    assertThat(fence.lets(restingOn(2, 2))).isTrue();
  }

  private static Attempt restingOn(int number, int place) {
    return new Attempt("run-1", "x-run-1", "run-1/3", number, MINUTE, place);
  }

  private static void tell(int rests, Entry entry) {
    TestDatabase.done(() -> tellAs(rests, entry));
  }

  private static void tellAs(int rests, Entry entry) {
    Caller.enter(new Caller("run-1", "x-run-1", rests));
    try {
      journal.tell("run-1", LAUNCH, List.of(entry));
    } finally {
      Caller.leave();
    }
  }

  private static String everything() {
    return sql.sql(
            "SELECT (SELECT max(position) FROM audit) || ' ' || (SELECT state FROM locks) || ' '"
                + " || (SELECT state FROM runs)")
        .query(String.class)
        .single();
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
  void theFenceAsksForTheExecutionAndTheStopSwitchInTheSameBreath() {
    locks.take(begin("run-1"), LAUNCH);
    assertThat(fence.lets(new Attempt("run-1", "x-other", "run-1/3", 1, MINUTE, Rests.UNKNOWN)))
        .isFalse();
    sql.sql("INSERT INTO stop_switch (person, reason) VALUES ('admin', 'wait')").update();
    assertThat(fence.lets(attempt("run-1", 1))).isFalse();
    sql.sql("TRUNCATE stop_switch").update();
    assertThat(fence.lets(attempt("run-1", 1))).isTrue();
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

  private static StoredLocks onItsOwn() {
    DataSource always = database.kept();
    return new StoredLocks(always, new JdbcJournal(always, List::of));
  }

  private static LockAnswer race(CyclicBarrier at, StoredLocks side, String run) throws Exception {
    at.await();
    return TestDatabase.again(() -> side.take(run, LAUNCH));
  }

  /** The token of the one of both that got the lock; only its changes pass, and it ends. */
  private static long winnerOf(String one, LockAnswer first, String two, LockAnswer second) {
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
