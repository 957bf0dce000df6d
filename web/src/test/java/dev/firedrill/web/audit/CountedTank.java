package dev.firedrill.web.audit;

import dev.firedrill.workflows.tank.TankActivities;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * The tank of the tests. Its effects are counted outside of all that is tested, and just before one
 * of them something can be made to happen.
 */
@Component
final class CountedTank extends WorkerInterceptorBase implements TankActivities {

  private final List<String> effects = new CopyOnWriteArrayList<>();
  private final AtomicInteger tellings = new AtomicInteger();
  private volatile String before = "";
  private volatile Runnable deed = () -> {};

  /** Does the deed once, in the look before this effect. */
  void before(String effect, Runnable wanted) {
    effects.clear();
    deed = wanted;
    before = effect;
  }

  /** Whether the deed was done. */
  boolean isSprung() {
    return before.isEmpty();
  }

  List<String> effects() {
    return new ArrayList<>(effects);
  }

  /** How often somebody tried to tell the journal. */
  int tellings() {
    return tellings.get();
  }

  @Override
  public String lookBefore(String next) {
    if (before.equals(next)) {
      deed.run();
      before = "";
    }
    return "seen before " + next;
  }

  @Override
  public void carryOut(String what) {
    effects.add(what);
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      private String type = "";

      @Override
      public void init(ActivityExecutionContext context) {
        type = context.getInfo().getActivityType();
        super.init(context);
      }

      @Override
      public ActivityOutput execute(ActivityInput input) {
        if (type.equals("JournalTell")) {
          tellings.incrementAndGet();
        }
        return super.execute(input);
      }
    };
  }
}
