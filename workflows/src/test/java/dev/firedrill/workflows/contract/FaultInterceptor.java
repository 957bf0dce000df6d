package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.NotPossible;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one verb of a run go wrong in one way, and remembers which verbs were called. */
final class FaultInterceptor extends WorkerInterceptorBase {

  private final Fault fault;
  private final AtomicBoolean struck = new AtomicBoolean();
  private final List<String> called = new CopyOnWriteArrayList<>();

  FaultInterceptor(Fault fault) {
    this.fault = fault;
  }

  /** The activity types called so far, each once, in order. */
  List<String> called() {
    return called.stream().distinct().toList();
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Struck(next);
  }

  private final class Struck extends ActivityInboundCallsInterceptorBase {

    private String type = "";

    Struck(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      type = context.getInfo().getActivityType();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      called.add(type);
      if (!type.equals(fault.verb())) {
        return super.execute(input);
      }
      return switch (fault.kind()) {
        case NONE -> super.execute(input);
        case TWICE -> {
          super.execute(input);
          yield super.execute(input);
        }
        case ONCE_BEFORE -> {
          strikeOnce();
          yield super.execute(input);
        }
        case ONCE_AFTER -> {
          ActivityOutput output = super.execute(input);
          strikeOnce();
          yield output;
        }
        case REFUSED -> throw new NotPossible("refused by the test");
        case ALWAYS -> throw new IllegalStateException("broken by the test");
      };
    }

    private void strikeOnce() {
      if (struck.compareAndSet(false, true)) {
        throw new IllegalStateException("broken once by the test");
      }
    }
  }
}
