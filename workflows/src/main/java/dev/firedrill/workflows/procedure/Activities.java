package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Stubs of verbs. {@link Looks} and {@link Changes} choose how a verb is called: a look answers at
 * once as a local activity, a change is scheduled at the server and heartbeats. No runbook states
 * options of its own.
 */
public final class Activities {

  /** A worker that dies is noticed this soon. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private Activities() {}

  /** A stub of these verbs; each verb must say whether it looks or changes. */
  public static <T> T stub(Class<T> verbs) {
    Map<String, LocalActivityOptions> looks = new HashMap<>();
    Map<String, ActivityOptions> changes = new HashMap<>();
    for (POJOActivityMethodMetadata verb :
        POJOActivityInterfaceMetadata.newInstance(verbs).getMethodsMetadata()) {
      // Keyed by activity type: prefix and capitalised method name. A key that misses is ignored.
      String type = verb.getActivityTypeName();
      Method method = verb.getMethod();
      if (method.isAnnotationPresent(Looks.class)) {
        looks.put(type, lookOptions(method.getAnnotation(Looks.class)));
      } else if (method.isAnnotationPresent(Changes.class)) {
        changes.put(type, changeOptions(method.getAnnotation(Changes.class)));
      } else {
        throw new IllegalStateException(method + " says neither @Looks nor @Changes");
      }
    }
    return join(
        verbs,
        Workflow.newLocalActivityStub(verbs, null, looks),
        Workflow.newActivityStub(verbs, null, changes));
  }

  private static <T> T join(Class<T> verbs, T local, T scheduled) {
    InvocationHandler looks = Proxy.getInvocationHandler(local);
    InvocationHandler changes = Proxy.getInvocationHandler(scheduled);
    InvocationHandler either =
        (proxy, method, arguments) ->
            method.isAnnotationPresent(Looks.class)
                ? looks.invoke(local, method, arguments)
                : changes.invoke(scheduled, method, arguments);
    return verbs.cast(
        Proxy.newProxyInstance(verbs.getClassLoader(), new Class<?>[] {verbs}, either));
  }

  private static LocalActivityOptions lookOptions(Looks looks) {
    Duration one = Duration.ofSeconds(looks.seconds());
    LocalActivityOptions.Builder options =
        LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(one)
            .setRetryOptions(retries(looks.attempts()));
    if (looks.seconds() >= Looks.LONG) { // a second one would take as much of the history again
      options.setScheduleToCloseTimeout(one);
    }
    return options.build();
  }

  private static ActivityOptions changeOptions(Changes changes) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(changes.seconds()))
        .setHeartbeatTimeout(HEARTBEAT)
        // An undo must not overtake the change that it undoes.
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(retries(changes.attempts()))
        .build();
  }

  private static RetryOptions retries(int attempts) {
    return RetryOptions.newBuilder()
        .setInitialInterval(FIRST_RETRY)
        .setMaximumInterval(LONGEST_RETRY)
        .setMaximumAttempts(attempts)
        .setDoNotRetry(
            NotPossible.class.getName(),
            ChangesStopped.class.getName(),
            ChangesStopped.Midway.class.getName(),
            LockLost.class.getName(),
            LockLost.Midway.class.getName())
        .build();
  }
}
