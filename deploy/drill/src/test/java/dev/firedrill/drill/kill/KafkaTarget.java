package dev.firedrill.drill.kill;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The inventory's file of a Kafka cluster of which nothing exists. */
final class KafkaTarget {

  private static final String FILE =
      """
      name: NAME
      system: kafka
      environment: dev
      tier: 1
      recovery-time: PT4H
      recovery-point: PT1H
      stateful: true
      kafka:
        brokers:
      BROKERS
      ssh:
        key: file:FOLDER/key
        known-hosts: FOLDER/known_hosts
      """;

  private static final String BROKER =
      """
          kafka-%d:
            id: %<d
            listener: 127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            config: /etc/NAME/kafka-%<d.properties
            directories: [/var/lib/NAME]
            start: [sudo, -n, /usr/bin/start-kafka, kafka-%<d]
      """;

  private KafkaTarget() {}

  static String named(String name, Path secrets) {
    String brokers =
        IntStream.rangeClosed(1, 3)
            .mapToObj(BROKER::formatted)
            .collect(Collectors.joining())
            .stripTrailing();
    return FILE.replace("BROKERS", brokers)
        .replace("NAME", name)
        .replace("FOLDER", secrets.toString());
  }
}
