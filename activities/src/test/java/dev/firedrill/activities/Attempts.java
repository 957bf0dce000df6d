package dev.firedrill.activities;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Verbs as a run calls them, as often as they say and the engine does: a look that fails, and a
 * change whose end nobody saw, or for which somebody could not be reached, unless it cannot be done
 * at all. Each such failure is printed. A change that failed by its own words is not tried again
 * here: laws want those words.
 */
public final class Attempts {

  private Attempts() {}

  /** An engine for verbs whose words travel as they do between the parts of Firedrill. */
  public static TestActivityEnvironment engine() {
    return TestActivityEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
            .build());
  }

  /** A stub of these verbs. */
  public static <T> T of(TestActivityEnvironment engine, Class<T> verbs) {
    T stub = engine.newActivityStub(verbs);
    return verbs.cast(
        Proxy.newProxyInstance(
            verbs.getClassLoader(),
            new Class<?>[] {verbs},
            (proxy, verb, words) -> carryOut(stub, verb, words)));
  }

  private static Object carryOut(Object stub, Method verb, Object[] words) throws Throwable {
    for (int attempt = 1; ; attempt++) {
      try {
        return verb.invoke(stub, words);
      } catch (InvocationTargetException failed) {
        Throwable failure = failed.getCause();
        if (attempt == attempts(verb, failure) || !mayBeTriedAgain(failure)) {
          throw failure;
        }
        System.out.printf("%s, attempt %d: %s%n", verb.getName(), attempt, failure.getMessage());
      }
    }
  }

  private static int attempts(Method verb, Throwable failure) {
    Looks looks = verb.getAnnotation(Looks.class);
    Changes changes = verb.getAnnotation(Changes.class);
    if (looks != null) {
      return looks.attempts();
    }
    return changes != null && isUnanswered(failure) ? changes.attempts() : 1;
  }

  private static boolean isUnanswered(Throwable failure) {
    if (String.valueOf(failure.getMessage()).contains("no exit status")) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure told
          && told.getType().equals(Unreachable.class.getName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBeTriedAgain(Throwable failure) {
    return failure instanceof ActivityFailure
        && !(failure.getCause() instanceof ApplicationFailure told
            && (told.isNonRetryable() || told.getType().equals(NotPossible.class.getName())));
  }
}
