package dev.firedrill.lab.kafka;

import dev.firedrill.lab.LabFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;

/**
 * Kafka's own client for each question anew, with short times: one client that met a dead broker
 * asks it again and again.
 */
record KafkaAdmin(KafkaPlan plan) {

  private static final int PATIENCE_MILLIS = 4000;

  /** What is asked or ordered. */
  interface Question<T> {
    T ask(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
  }

  /** The answer; empty when nobody answers, or the answer is a no. */
  <T> Optional<T> asked(Question<T> question) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            plan.bootstrap(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS / 2);
    Admin admin = Admin.create(settings);
    try {
      return Optional.of(question.ask(admin));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while asking Kafka", e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer.get(PATIENCE_MILLIS + 1000L, TimeUnit.MILLISECONDS);
  }
}
