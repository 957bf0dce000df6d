package dev.firedrill.lab.kafka;

import dev.firedrill.lab.LabFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Zeros written beside the payments, each taken by the leader alone (acks=1): nobody was promised
 * that they stay.
 */
record Unpromised(Producer<Void, Long> producer) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static Unpromised open(KafkaPlan plan) {
    return new Unpromised(Records.producer(plan, PATIENCE, "1"));
  }

  /** Writes so many more, one after the other. */
  void send(int count) {
    try {
      for (int sent = 0; sent < count; sent++) {
        producer.send(new ProducerRecord<>(Payments.TOPIC, 0, null, 0L)).get();
      }
    } catch (ExecutionException e) {
      throw new LabFailure("A record was not taken: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while writing", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
