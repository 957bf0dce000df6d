package dev.firedrill.activities.kafka;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.TargetReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the {@code kafka} section of a target's file. */
@Component
final class KafkaReader implements TargetReader<KafkaSettings> {

  @Override
  public String system() {
    return "kafka";
  }

  @Override
  public KafkaSettings read(Section section) {
    return KafkaSettings.read(section);
  }

  @Override
  public List<String> members(KafkaSettings settings) {
    return settings.brokers().stream().map(BrokerSettings::name).toList();
  }

  @Override
  public List<String> hosts(KafkaSettings settings) {
    return settings.brokers().stream().map(broker -> broker.ssh().address()).distinct().toList();
  }
}
