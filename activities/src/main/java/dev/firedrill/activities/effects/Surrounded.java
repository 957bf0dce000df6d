package dev.firedrill.activities.effects;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.journal.Caller;
import dev.firedrill.activities.locks.Attempt;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.workflows.procedure.EffectKey;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Rests;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.Header;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.serviceclient.CheckedExceptionWrapper;
import org.jspecify.annotations.Nullable;

/** One call of a verb: its effect key is at hand, its heart beats, and its failures speak. */
final class Surrounded extends ActivityInboundCallsInterceptorBase {

  /** The failure's type when a later attempt cannot tell what an earlier one did. */
  static final String OUTCOME_UNKNOWN = "OutcomeUnknown";

  private final Brake brake;
  private final Turns turns;
  private @Nullable ActivityExecutionContext context;

  Surrounded(ActivityInboundCallsInterceptor next, Brake brake, Turns turns) {
    super(next);
    this.brake = brake;
    this.turns = turns;
  }

  @Override
  public void init(ActivityExecutionContext started) {
    context = started;
    super.init(started);
  }

  @Override
  public ActivityOutput execute(ActivityInput input) {
    ActivityExecutionContext started = requireNonNull(context, "init was not called");
    requireAskedHere(started);
    Effect effect = effect(input.getHeader(), started.getInfo());
    Guard guard =
        Verb.changes(started) ? new Guard(brake, attempt(effect, input, started.getInfo())) : null;
    Effect.enter(effect, guard);
    Caller.enter(caller(input.getHeader(), started.getInfo()));
    try {
      return started.getInfo().isLocal()
          ? guarded(guard, input)
          : beating(started, effect, guard, input);
    } catch (RuntimeException failure) {
      throw told(failure, started);
    } finally {
      Caller.leave();
      Effect.leave();
    }
  }

  /**
   * A procedure has its looks carried out in its own process, without the engine: one that the
   * engine hands out was asked for by somebody else's workflow.
   */
  private static void requireAskedHere(ActivityExecutionContext started) {
    if (!started.getInfo().isLocal() && Verb.looks(started)) {
      throw new NotPossible("no run that was launched here has its looks scheduled at the engine");
    }
  }

  private ActivityOutput beating(
      ActivityExecutionContext started,
      @Nullable Effect effect,
      @Nullable Guard guard,
      ActivityInput input) {
    Heartbeat heartbeat = Heartbeat.of(started);
    try {
      return guard == null || effect == null
          ? guarded(guard, input)
          : inTurn(effect.key(), guard, input);
    } finally {
      heartbeat.close();
    }
  }

  private ActivityOutput inTurn(String key, Guard guard, ActivityInput input) {
    Doing.it(() -> turns.take(key));
    try {
      return guarded(guard, input);
    } finally {
      turns.give(key);
    }
  }

  private ActivityOutput guarded(@Nullable Guard guard, ActivityInput input) {
    if (guard == null) {
      return super.execute(input);
    }
    try {
      guard.ask();
      ActivityOutput output = super.execute(input);
      guard.over();
      return output;
    } catch (RuntimeException failure) {
      guard.failed(failure);
      throw failure;
    }
  }

  /** What the engine itself hands out is told by the execution that it has kept. */
  private static Caller caller(Header header, ActivityInfo info) {
    return new Caller(
        String.valueOf(info.getWorkflowId()),
        String.valueOf(info.getWorkflowRunId()),
        info.isLocal() ? Rests.read(header) : Rests.UNKNOWN);
  }

  private static Attempt attempt(@Nullable Effect effect, ActivityInput input, ActivityInfo info) {
    return new Attempt(
        String.valueOf(info.getWorkflowId()),
        String.valueOf(info.getWorkflowRunId()),
        (effect == null ? "" : effect.key()) + "#" + info.getActivityId(),
        info.getAttempt(),
        info.getStartToCloseTimeout(),
        Rests.read(input.getHeader()));
  }

  private static @Nullable Effect effect(Header header, ActivityInfo info) {
    String key = EffectKey.read(header);
    return key == null ? null : new Effect(key, info.getAttempt());
  }

  /** What people are told of a failure: words, and never that nothing was done unless it is so. */
  private static RuntimeException told(RuntimeException failure, ActivityExecutionContext started) {
    int attempt = started.getInfo().getAttempt();
    if (failure instanceof NotPossible && attempt > 1 && Verb.changes(started)) {
      String message =
          "attempt %d found it not possible, but an earlier attempt may have acted: %s"
              .formatted(attempt, failure.getMessage());
      return ApplicationFailure.newNonRetryableFailureWithCause(message, OUTCOME_UNKNOWN, failure);
    }
    Throwable thrown = CheckedExceptionWrapper.unwrap(failure);
    String message = thrown.getMessage();
    if (failure instanceof TemporalFailure || (message != null && !message.isBlank())) {
      return failure;
    }
    String type = thrown.getClass().getSimpleName();
    String words = "%s failed (%s)".formatted(started.getInfo().getActivityType(), type);
    return ApplicationFailure.newFailureWithCause(words, thrown.getClass().getName(), failure);
  }
}
