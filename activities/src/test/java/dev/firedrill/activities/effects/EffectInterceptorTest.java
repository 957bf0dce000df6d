package dev.firedrill.activities.effects;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.activities.locks.Attempt;
import dev.firedrill.lab.Await;
import dev.firedrill.workflows.procedure.ChangesStopped;
import dev.firedrill.workflows.procedure.LockLost;
import dev.firedrill.workflows.procedure.NotPossible;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffectInterceptorTest {

  private static final Duration LONGER_THAN_A_HEARTBEAT_TIMEOUT = Duration.ofMillis(3_500);
  private static final Duration STANDSTILL = Duration.ofMillis(300);
  private static final long TICK_MILLIS = 50;

  private final List<Object> seen = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private volatile String stoppedBy = "";
  private volatile boolean stopsAfterTheFirst;
  private volatile boolean admitted = true;
  private volatile int passes = Integer.MAX_VALUE;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong longestTick = new AtomicLong();
  private final Set<Attempt> over = ConcurrentHashMap.newKeySet();
  private TestWorkflowEnvironment engine;

  @BeforeEach
  void start() {
    engine =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Keyed(), new EffectInterceptor(new TestBrake()))
                        .build())
                .build());
    Worker worker = engine.newWorker("lamps");
    worker.registerWorkflowImplementationTypes(LampWorkflow.Carried.class);
    worker.registerActivitiesImplementations(new TestLamp());
    engine.start();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void whileAllChangesAreStoppedNothingIsDoneAndNoAttemptIsUsedUp() {
    stoppedBy = "admin: a drill went wrong";
    ApplicationFailure failure = failure("change");
    assertThat(failure.getType()).isEqualTo(ChangesStopped.class.getName());
    assertThat(failure.getOriginalMessage()).contains("admin: a drill went wrong");
    assertThat(seen).isEmpty();
  }

  @Test
  void aStopBetweenTwoAttemptsSaysThatTheFirstMayHaveActed() {
    stopsAfterTheFirst = true;
    ApplicationFailure failure = failure("break once");
    assertThat(failure.getType()).isEqualTo(ChangesStopped.Midway.class.getName());
    assertThat(seen).hasSize(1);
  }

  @Test
  void aWorkflowThatIsNoAdmittedRunHasNothingChanged() {
    admitted = false;
    assertThat(failure("change").getOriginalMessage()).contains("no run that was launched here");
    assertThat(seen).isEmpty();
  }

  @Test
  void aRunThatLostItsLockHasNothingChangedAndIsNotTriedAgain() {
    passes = 0;
    ApplicationFailure failure = failure("change");
    assertThat(failure.getType()).isEqualTo(LockLost.class.getName());
    assertThat(failure.getOriginalMessage()).isEqualTo("taken over: nothing was done");
    assertThat(seen).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void aLockThatIsLostBetweenTwoAttemptsLeavesOpenWhatTheFirstDid() {
    passes = 1;
    ApplicationFailure failure = failure("change, break once");
    assertThat(failure.getType()).isEqualTo(LockLost.Midway.class.getName());
    assertThat(failure.getOriginalMessage()).contains("begun before may have been carried out");
    assertThat(seen).hasSize(1);
  }

  @Test
  void aVerbThatWaitedAsksAgainRightBeforeItsEffect() {
    passes = 1;
    assertThat(failure("change, waits first").getType()).isEqualTo(LockLost.class.getName());
    assertThat(done).isEmpty();
  }

  @Test
  void aVerbWithTwoEffectsSaysThatTheFirstWasMade() {
    passes = 2;
    ApplicationFailure failure = failure("change, waits first");
    assertThat(failure.getType()).isEqualTo(LockLost.Midway.class.getName());
    assertThat(done).containsExactly("effect 1");
  }

  @Test
  void anAttemptIsOverOnceItReturnedOrDidNothingAndElseMayBeUnderWay() {
    carryOut("change");
    awaitOver(1);
    failure("change: not possible");
    awaitOver(2);
    carryOut("change, break once");
    awaitOver(3);
    assertThat(over).extracting(Attempt::number).containsOnly(1, 2);
    assertThat(over).filteredOn(each -> each.number() == 2).hasSize(1);
  }

  private void awaitOver(int attempts) {
    Await.until(attempts + " over", Duration.ofMinutes(1), () -> over.size() == attempts);
  }

  @Test
  void looksGoOnWhileAllChangesAreStopped() {
    stoppedBy = "admin: a drill went wrong";
    carryOut("look");
    assertThat(seen).hasSize(1);
  }

  /** A procedure's looks never come by way of the engine: this one is somebody else's. */
  @Test
  void aLookThatTheEngineHandsOutIsNotCarriedOut() {
    ApplicationFailure failure = failure("scheduled look");
    assertThat(failure.getType()).isEqualTo(NotPossible.class.getName());
    assertThat(failure.getOriginalMessage()).contains("no run that was launched here");
    assertThat(seen).isEmpty();
  }

  private void carryOut(String what) {
    engine
        .getWorkflowClient()
        .newWorkflowStub(
            LampWorkflow.class, WorkflowOptions.newBuilder().setTaskQueue("lamps").build())
        .carryOut(what);
  }

  private ApplicationFailure failure(String what) {
    Throwable failure = catchThrowableOfType(WorkflowException.class, () -> carryOut(what));
    while (failure != null && !(failure instanceof ApplicationFailure)) {
      failure = failure.getCause();
    }
    assertThat(failure).isInstanceOf(ApplicationFailure.class);
    return (ApplicationFailure) requireNonNull(failure);
  }

  private final class TestBrake implements Brake {

    @Override
    public void pass(Attempt attempt, boolean begun) {
      if (!admitted) {
        throw new NotPossible("no run that was launched here asks for this change");
      }
      String by = stopsAfterTheFirst && !seen.isEmpty() ? "admin: now" : stoppedBy;
      if (!by.isEmpty()) {
        throw begun ? new ChangesStopped.Midway(by) : new ChangesStopped(by);
      }
      if (asked.incrementAndGet() > passes) {
        throw begun ? new LockLost.Midway("taken over") : new LockLost("taken over");
      }
    }

    @Override
    public void over(Attempt attempt) {
      over.add(attempt);
    }
  }

  /** A lamp that does what it is told in the name of the step. */
  private final class TestLamp implements LampWorkflow.Lamp {

    @Override
    public void change(String what) {
      act(what);
    }

    @Override
    public String look(String what) {
      act(what);
      return "";
    }

    private void act(String what) {
      int attempt = Activity.getExecutionContext().getInfo().getAttempt();
      if (!what.contains("keyless")) {
        seen.add(Effect.current());
      }
      for (int effect = 1; what.contains("waits first") && effect <= 2; effect++) {
        Effect.requireStillMine();
        done.add("effect " + effect);
      }
      if (what.contains("break once") && attempt == 1) {
        throw new IllegalStateException("broken");
      }
      if (what.contains("not possible")) {
        throw new NotPossible("the lamp is gone");
      }
      if (what.contains("silent")) {
        throw new UnsupportedOperationException();
      }
      if (what.contains("checked")) {
        throw Activity.wrap(new IOException());
      }
      if (what.contains("for long")) {
        takeLong();
      }
      if (what.contains("keyless")) {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(Effect::current);
      }
    }

    private void takeLong() {
      long end = System.nanoTime() + LONGER_THAN_A_HEARTBEAT_TIMEOUT.toNanos();
      try {
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
          boolean woken = new CountDownLatch(1).await(TICK_MILLIS, TimeUnit.MILLISECONDS);
          assertThat(woken).isFalse();
          longestTick.accumulateAndGet(System.nanoTime() - now, Math::max);
        }
      } catch (InterruptedException e) {
        throw Activity.wrap(e);
      }
    }
  }

  @Test
  void aVerbFindsItsKeyWhicheverWayItIsCalled() {
    carryOut("change");
    carryOut("look");
    assertThat(seen).containsExactly(new Effect("run/1", 1), new Effect("run/1", 1));
  }

  @Test
  void theKeyStaysTheSameForASecondAttempt() {
    carryOut("change, break once");
    assertThat(seen).containsExactly(new Effect("run/1", 1), new Effect("run/1", 2));
    assertThat(new Effect("run/1", 1).isRepeated()).isFalse();
    assertThat(new Effect("run/1", 2).isRepeated()).isTrue();
  }

  @Test
  void outsideOfARunThereIsNoEffect() {
    carryOut("change keyless");
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(Effect::current);
  }

  /** Only one whose machine stands still, so that its heartbeats come too late, has to be. */
  @Test
  void aLongChangeIsNotTakenForDead() {
    carryOut("change for long");
    assertThat(seen).startsWith(new Effect("run/1", 1));
    boolean stoodStill = Duration.ofNanos(longestTick.get()).compareTo(STANDSTILL) > 0;
    assertThat(stoodStill ? 1 : seen.size()).as("attempts").isEqualTo(1);
  }

  @Test
  void notPossibleAtFirstChangedNothingAndIsNotTriedAgain() {
    ApplicationFailure failure = failure("change: not possible");
    assertThat(failure.getType()).isEqualTo(NotPossible.class.getName());
    assertThat(failure.getOriginalMessage()).isEqualTo("the lamp is gone");
    assertThat(seen).hasSize(1);
  }

  @Test
  void notPossibleLaterIsAnUnknownOutcome() {
    ApplicationFailure failure = failure("change: break once, not possible");
    assertThat(failure.getType()).isEqualTo("OutcomeUnknown");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "attempt 2 found it not possible, but an earlier attempt may have acted: the lamp is"
                + " gone");
    assertThat(seen).hasSize(2);
  }

  @Test
  void aLookChangesNothingHoweverOftenItIsTried() {
    ApplicationFailure failure = failure("look: break once, not possible");
    assertThat(failure.getType()).isEqualTo(NotPossible.class.getName());
  }

  @Test
  void aFailureWithoutWordsGetsSome() {
    assertThat(failure("change: silent").getOriginalMessage())
        .isEqualTo("LampChange failed (UnsupportedOperationException)");
    assertThat(failure("look: checked").getOriginalMessage())
        .isEqualTo("LampLook failed (IOException)");
  }
}
