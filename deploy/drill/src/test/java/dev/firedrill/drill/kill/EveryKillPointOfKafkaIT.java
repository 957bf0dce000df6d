package dev.firedrill.drill.kill;

/** Deaths during Kafka's runbooks. */
class EveryKillPointOfKafkaIT extends EveryKillPoint {

  EveryKillPointOfKafkaIT() {
    super(Share.KAFKA);
  }
}
