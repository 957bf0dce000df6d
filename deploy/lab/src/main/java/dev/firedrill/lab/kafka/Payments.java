package dev.firedrill.lab.kafka;

import dev.firedrill.lab.AcknowledgedLog;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The numbers 1, 2, 3, … written into a topic of one partition, each of them acknowledged
 * (acks=all) and on disk in a log before the next is written: so it is known to the record what was
 * promised.
 */
public final class Payments implements AutoCloseable {

  /** The topic's name. */
  public static final String TOPIC = "payments";

  /** What makes a payment as large as one is: 1 KiB. */
  private static final byte[] FORM = new byte[1 << 10];

  /** Each of them has to be acknowledged, however slow the cluster is for a moment. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaPlan plan;
  private final @Nullable Writing writing;
  private long last;

  private Payments(KafkaPlan plan, @Nullable Writing writing) {
    this.plan = plan;
    this.writing = writing;
  }

  private record Writing(Producer<Void, Long> producer, AcknowledgedLog log) {}

  /** None yet, to be written. */
  static Payments open(KafkaPlan plan) {
    return new Payments(
        plan, new Writing(Records.producer(plan, PATIENCE), AcknowledgedLog.open(file(plan))));
  }

  /** Those that were written before. */
  static Payments of(KafkaPlan plan) {
    return new Payments(plan, null);
  }

  private static Path file(KafkaPlan plan) {
    return plan.folder().resolve("payments.log");
  }

  /** Writes so many more; one that is not acknowledged is a failure, and nothing follows it. */
  void send(int count) {
    if (writing == null) {
      throw new LabFailure("These payments were written before");
    }
    try {
      for (int sent = 0; sent < count; sent++) {
        long number = ++last;
        ProducerRecord<Void, Long> payment = new ProducerRecord<>(TOPIC, 0, null, number);
        payment.headers().add("form", FORM);
        writing.producer().send(payment).get();
        writing.log().add(number);
      }
    } catch (ExecutionException e) {
      throw new LabFailure("A payment was not acknowledged: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while writing payments", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many were acknowledged. */
  public int acknowledged() {
    return AcknowledgedLog.read(file(plan)).size();
  }

  /** Those that were acknowledged and are not there. */
  public NavigableSet<Long> missing() {
    return Records.missing(plan, TOPIC, AcknowledgedLog.read(file(plan)));
  }

  @Override
  public void close() {
    if (writing != null) {
      writing.producer().close(Duration.ofSeconds(2));
      writing.log().close();
    }
  }
}
