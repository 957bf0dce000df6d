package dev.firedrill.lab.kafka;

import dev.firedrill.lab.LabFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.VoidDeserializer;
import org.apache.kafka.common.serialization.VoidSerializer;

/** How the lab writes numbers as records and reads them all back. */
final class Records {

  private static final Duration READ = Duration.ofMinutes(2);

  private Records() {}

  /** A client that is promised each record (acks=all), and gives it up after this time. */
  static Producer<Void, Long> producer(KafkaPlan plan, Duration patience) {
    return producer(plan, patience, "all");
  }

  /** As the other, with each record acknowledged by so many. */
  static Producer<Void, Long> producer(KafkaPlan plan, Duration patience, String acks) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            plan.bootstrap(),
            ProducerConfig.ACKS_CONFIG,
            acks,
            // The client's default, and not to be had with any other acks.
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            acks.equals("all"),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            (int) patience.toMillis() / 4,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) patience.toMillis(),
            ProducerConfig.LINGER_MS_CONFIG,
            0),
        new VoidSerializer(),
        new LongSerializer());
  }

  /** Those of these numbers that no partition of the topic holds. */
  static NavigableSet<Long> missing(KafkaPlan plan, String topic, NavigableSet<Long> numbers) {
    NavigableSet<Long> missing = new TreeSet<>(numbers);
    try (Consumer<Void, Long> consumer = consumer(plan)) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, READ);
      long until = System.nanoTime() + READ.toNanos();
      while (!isRead(consumer, ends)) {
        if (System.nanoTime() > until) {
          throw new LabFailure("The records could not be read to their end");
        }
        consumer.poll(Duration.ofMillis(200)).forEach(record -> missing.remove(record.value()));
      }
      return missing;
    } catch (KafkaException e) {
      throw new LabFailure("The records could not be read: " + e.getMessage(), e);
    }
  }

  private static boolean isRead(Consumer<Void, Long> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static Consumer<Void, Long> consumer(KafkaPlan plan) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            plan.bootstrap(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            60_000),
        new VoidDeserializer(),
        new LongDeserializer());
  }
}
