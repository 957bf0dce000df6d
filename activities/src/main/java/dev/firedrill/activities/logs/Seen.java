package dev.firedrill.activities.logs;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import dev.firedrill.workflows.procedure.EffectKey;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import org.jspecify.annotations.Nullable;

/**
 * One call of a verb, seen by the scribe of its step; a call that no run made is seen by nobody.
 */
final class Seen extends ActivityInboundCallsInterceptorBase {

  private final LogInterceptor log;
  private @Nullable ActivityExecutionContext context;

  Seen(ActivityInboundCallsInterceptor next, LogInterceptor log) {
    super(next);
    this.log = log;
  }

  @Override
  public void init(ActivityExecutionContext started) {
    context = started;
    super.init(started);
  }

  @Override
  public ActivityOutput execute(ActivityInput input) {
    Watched.enter(witness(EffectKey.read(input.getHeader())));
    try {
      return super.execute(input);
    } catch (RuntimeException failure) {
      throw Spoken.without(log.masks(), failure);
    } finally {
      Watched.leave();
    }
  }

  private Witness witness(@Nullable String key) {
    int attempt = requireNonNull(context, "init was not called").getInfo().getAttempt();
    return key == null
        ? Witness.NOBODY
        : Place.of(key, attempt).<Witness>map(log::scribe).orElse(Witness.NOBODY);
  }
}
