package dev.firedrill.activities.effects;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.ProcedureInterceptor;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffectInterceptorTest {

  private static final Duration LONGER_THAN_A_HEARTBEAT_TIMEOUT = Duration.ofMillis(3_500);

  private final List<Object> seen = new CopyOnWriteArrayList<>();
  private TestWorkflowEnvironment engine;

  @BeforeEach
  void start() {
    engine =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Keyed(), new EffectInterceptor())
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
      try {
        boolean woken =
            new CountDownLatch(1)
                .await(LONGER_THAN_A_HEARTBEAT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(woken).isFalse();
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

  @Test
  void aLongChangeIsNotTakenForDead() {
    carryOut("change for long");
    assertThat(seen).containsExactly(new Effect("run/1", 1));
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

  /** Puts a key on every call but the keyless ones, as a run does. */
  private static final class Keyed extends WorkerInterceptorBase {

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
      return new WorkflowInboundCallsInterceptorBase(next) {
        @Override
        public void init(WorkflowOutboundCallsInterceptor outbound) {
          super.init(new KeyedCalls(outbound));
        }
      };
    }
  }

  private static final class KeyedCalls extends WorkflowOutboundCallsInterceptorBase {

    KeyedCalls(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    private static void key(Header header, Object[] arguments) {
      if (!String.valueOf(arguments[0]).contains("keyless")) {
        header
            .getValues()
            .put(
                ProcedureInterceptor.EFFECT_HEADER,
                DefaultDataConverter.STANDARD_INSTANCE.toPayload("run/1").orElseThrow());
      }
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
      key(input.getHeader(), input.getArgs());
      return super.executeActivity(input);
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
      key(input.getHeader(), input.getArgs());
      return super.executeLocalActivity(input);
    }
  }
}
