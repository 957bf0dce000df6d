package dev.firedrill.activities.kafka;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.reach.kafka.Listener;
import dev.firedrill.workflows.procedure.NotPossible;
import java.util.ArrayList;
import java.util.List;

/**
 * A Kafka cluster as its target's file states it.
 *
 * @param voters those of the brokers that are controllers, too; all where nothing is said
 */
record KafkaSettings(List<BrokerSettings> brokers, List<String> voters) {

  KafkaSettings {
    brokers = List.copyOf(brokers);
    voters = List.copyOf(voters);
    if (brokers.stream().map(BrokerSettings::id).distinct().count() < brokers.size()) {
      throw new IllegalArgumentException("two brokers have the same id");
    }
  }

  static KafkaSettings read(Section kafka) {
    List<BrokerSettings> brokers = new ArrayList<>();
    kafka.sections("brokers").forEach((name, each) -> brokers.add(BrokerSettings.read(name, each)));
    List<String> names = brokers.stream().map(BrokerSettings::name).toList();
    List<String> voters = kafka.optionalWords("voters");
    voters.stream()
        .filter(each -> !names.contains(each))
        .forEach(each -> kafka.mistake("voters", "'voters': " + each + " is none of " + names));
    return new KafkaSettings(brokers, voters.isEmpty() ? names : voters);
  }

  List<Listener> listeners() {
    return brokers.stream().map(BrokerSettings::listener).toList();
  }

  BrokerSettings broker(String name) {
    return brokers.stream()
        .filter(broker -> broker.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotPossible(name + " is no broker in the target's file"));
  }

  /** The name of the broker with this node id; one that stands in no file has none. */
  String name(int id) {
    return brokers.stream()
        .filter(broker -> broker.id() == id)
        .map(BrokerSettings::name)
        .findFirst()
        .orElse("node " + id);
  }
}
