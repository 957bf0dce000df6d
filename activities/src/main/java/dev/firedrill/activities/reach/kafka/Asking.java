package dev.firedrill.activities.reach.kafka;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks and waits, seen by the witness.
 *
 * @param where the listeners that are asked
 * @param within how long the client itself tries; then nobody waits any longer
 */
record Asking(String where, Duration within) {

  private static final Duration GRACE = Duration.ofSeconds(1);

  <T> T of(String what, Supplier<KafkaFuture<T>> question) throws Unreachable {
    Witness.Exchange seen = Watched.by().asked("", List.of("kafka", where, what), "");
    try {
      T answer = question.get().get(within.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      seen.answer(String.valueOf(answer)); // Kafka's own words hide what it knows to be secret
      seen.ended("answered");
      return answer;
    } catch (ExecutionException e) {
      throw ended(seen, unreachable(what, e.getCause() == null ? e : e.getCause()));
    } catch (java.util.concurrent.TimeoutException e) {
      throw ended(seen, unreachable(what, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ended(seen, new Unreachable(Why.NO_ANSWER, "stopped waiting for " + what, e));
    }
  }

  private static Unreachable ended(Witness.Exchange seen, Unreachable failure) {
    seen.ended("no answer: " + failure.getMessage());
    return failure;
  }

  private Unreachable unreachable(String what, Throwable cause) {
    if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
      return new Unreachable(
          Why.AUTHENTICATION,
          ("Kafka at %s answers, and refuses %s to Firedrill, which comes without TLS and password:"
                  + " %s")
              .formatted(where, what, cause.getMessage()),
          cause);
    }
    boolean late =
        cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException;
    String why =
        late ? "no answer within " + within.toSeconds() + " s" : String.valueOf(cause.getMessage());
    return new Unreachable(
        Why.NO_ANSWER, "Kafka at " + where + ", asked for " + what + ": " + why, cause);
  }
}
