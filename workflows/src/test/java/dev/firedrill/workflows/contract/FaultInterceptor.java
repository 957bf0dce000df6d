package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.ChangesStopped;
import dev.firedrill.workflows.procedure.LockLost;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Rests;
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
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  private volatile boolean mended;

  FaultInterceptor(Fault fault) {
    this.fault = fault;
  }

  /** From now on nothing goes wrong any more. */
  void mend() {
    mended = true;
  }

  /** The activity types called so far, each once, in order. */
  List<String> called() {
    return calls.stream().map(Call::type).distinct().toList();
  }

  /** Each call so far, in order. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /**
   * A verb that was called, or the journal.
   *
   * @param local whether the run's own process called it, without the engine
   * @param rests what came with it
   */
  record Call(String type, boolean local, int rests) {}

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Struck(next);
  }

  private final class Struck extends ActivityInboundCallsInterceptorBase {

    private String type = "";
    private boolean local;

    Struck(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      type = context.getInfo().getActivityType();
      local = context.getInfo().isLocal();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      calls.add(new Call(type, local, Rests.read(input.getHeader())));
      if (isLocked()) {
        throw new LockLost("the test took the lock over");
      }
      if (mended || !type.equals(fault.verb())) {
        return super.execute(input);
      }
      return switch (fault.kind()) {
        case NONE, LOCK_LOST -> super.execute(input);
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
        case STOPPED_ONCE -> {
          if (struck.compareAndSet(false, true)) {
            throw new ChangesStopped("the test");
          }
          yield super.execute(input);
        }
        case REFUSED -> throw new NotPossible("refused by the test");
        case LOST -> {
          super.execute(input);
          throw new IllegalStateException("the answer is lost by the test");
        }
        case ALWAYS -> throw new IllegalStateException("broken by the test");
      };
    }

    /** Whether the run's lock is lost by now, and this would change something. */
    private boolean isLocked() {
      if (fault.kind() != Fault.Kind.LOCK_LOST) {
        return false;
      }
      if (type.equals(fault.verb())) {
        struck.set(true);
      }
      return struck.get() && Changing.verbs().contains(type);
    }

    private void strikeOnce() {
      if (struck.compareAndSet(false, true)) {
        throw new IllegalStateException("broken once by the test");
      }
    }
  }
}
