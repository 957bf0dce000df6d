package dev.firedrill.activities.reach.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** What is said of a question that got no answer, by how it failed. */
class AskingTest {

  @Test
  void whoeverRefusesToAnswerIsNotSilent() {
    for (RuntimeException refusal :
        List.of(
            new ClusterAuthorizationException("Cluster authorization failed."),
            new SaslAuthenticationException("Cluster authorization failed."))) {
      Unreachable refused = failed(refusal);
      assertThat(refused.why()).isEqualTo(Why.AUTHENTICATION);
      assertThat(refused.isOnOurSide()).isTrue();
      assertThat(refused)
          .hasMessage(
              "Kafka at here:9092 answers, and refuses describeMetadataQuorum to Firedrill, which"
                  + " comes without TLS and password: Cluster authorization failed.");
    }
  }

  @Test
  void anyOtherFailureIsNoAnswer() {
    assertThat(failed(new TimeoutException("late")))
        .hasMessage("Kafka at here:9092, asked for describeMetadataQuorum: no answer within 1 s");
    Unreachable other = failed(new NotLeaderOrFollowerException("not me"));
    assertThat(other).hasMessageEndingWith("describeMetadataQuorum: not me");
    assertThat(other.isOnOurSide()).isFalse();
  }

  private static Unreachable failed(RuntimeException failure) {
    KafkaFutureImpl<String> answer = new KafkaFutureImpl<>();
    answer.completeExceptionally(failure);
    KafkaFuture<String> future = answer;
    Asking asking = new Asking("here:9092", Duration.ofSeconds(1));
    return catchThrowableOfType(
        Unreachable.class, () -> asking.of("describeMetadataQuorum", () -> future));
  }
}
