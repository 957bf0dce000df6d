package dev.firedrill.drill.kill;

import static java.util.Objects.requireNonNull;

import dev.firedrill.drill.kill.EffectLedger.What;
import dev.firedrill.drill.kill.KillPoint.Moment;
import dev.firedrill.workflows.procedure.EffectKey;
import dev.firedrill.workflows.procedure.Entry;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands around each verb: takes down that a change was called, and knows its moments. */
final class VerbWatch extends WorkerInterceptorBase {

  /** The journal's own verb, which is no effect on a target. */
  static final String TELLING = "JournalTell";

  /** The desk's verb that launches a schedule's slot. */
  static final String FIRING = "SlotsFire";

  /** How the desk's own verbs begin, which are no effects on a target either. */
  private static final String DESKS = "Slots";

  private final Ledgers ledgers;
  private final KillSwitch kill;

  VerbWatch(Ledgers ledgers, KillSwitch kill) {
    this.ledgers = ledgers;
    this.kill = kill;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Watched(next);
  }

  private final class Watched extends ActivityInboundCallsInterceptorBase {

    private @Nullable ActivityExecutionContext context;

    Watched(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext started) {
      context = started;
      super.init(started);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      ActivityInfo info = requireNonNull(context, "init was not called").getInfo();
      if (info.getActivityType().equals(TELLING)) {
        return tell(input);
      }
      if (info.getActivityType().startsWith(DESKS)) {
        return around(input, info.getActivityType());
      }
      return info.isLocal() ? super.execute(input) : change(input, info);
    }

    private ActivityOutput around(ActivityInput input, String verb) {
      kill.at(Moment.BEFORE_VERB, verb);
      ActivityOutput output = super.execute(input);
      kill.at(Moment.AFTER_VERB, verb);
      return output;
    }

    private ActivityOutput change(ActivityInput input, ActivityInfo info) {
      String key = requireNonNull(EffectKey.read(input.getHeader()), "a change has an effect key");
      ledgers.of(info.getWorkflowId()).append(What.CALLED, key, info.getActivityType());
      return around(input, info.getActivityType());
    }

    private ActivityOutput tell(ActivityInput input) {
      List<String> kinds =
          ((List<?>) input.getArguments()[2])
              .stream().map(entry -> ((Entry) entry).kind().name()).toList();
      kinds.forEach(kind -> kill.at(Moment.BEFORE_TELLING, kind));
      Telling.enter(kinds);
      try {
        return super.execute(input);
      } finally {
        Telling.leave();
      }
    }
  }
}
