package dev.firedrill.lab.kafka;

import dev.firedrill.lab.AcknowledgedLog;
import dev.firedrill.lab.Gaps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A client that writes the records 1, 2, 3, … with acks=all, one after the other into each
 * partition in turn, and remembers on disk which were acknowledged, so that a recovery can be asked
 * afterwards what it lost.
 *
 * <p>A record that fails has an unknown outcome: it is not counted and not written again.
 */
public final class RecordWriter implements AutoCloseable {

  private static final int PARTITIONS = 6;
  private static final Duration PACE = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaPlan plan;
  private final String topic;
  private final AcknowledgedLog log;
  private final Gaps gaps = new Gaps();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Producer<Void, Long> producer;
  private final Thread thread;
  private long next = 1;

  private RecordWriter(KafkaPlan plan, String topic, Path file) {
    this.plan = plan;
    this.topic = topic;
    this.log = AcknowledgedLog.open(file);
    this.producer = Records.producer(plan, PATIENCE);
    this.thread = Thread.ofPlatform().name("record-writer").daemon().start(this::write);
  }

  static RecordWriter of(KafkaPlan plan, KafkaView view) {
    String topic = "orders-" + Long.toString(System.currentTimeMillis(), 36); // its numbers alone
    view.makeTopic(topic, PARTITIONS);
    return new RecordWriter(plan, topic, plan.folder().resolve("acknowledged.log"));
  }

  /** How many records were acknowledged and are on disk in the log. */
  public long acknowledged() {
    return log.count();
  }

  /** The longest time between two acknowledgements, the current one included. */
  public Duration longestGap() {
    return gaps.longest();
  }

  /** Acknowledged records that no partition holds; empty means nothing was lost. */
  public NavigableSet<Long> missing() {
    return Records.missing(plan, topic, log.read());
  }

  /** Stops writing; the log and the topic stay. */
  @Override
  public void close() {
    open.set(false);
    try {
      thread.join(Duration.ofSeconds(15));
      producer.close(Duration.ofSeconds(2));
      log.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    while (open.get()) {
      long number = next++;
      try {
        producer.send(new ProducerRecord<>(topic, (int) (number % PARTITIONS), null, number)).get();
        log.add(number);
        gaps.acknowledged();
      } catch (ExecutionException e) {
        // Whether the record is there is not known; so it counts as neither.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }
}
