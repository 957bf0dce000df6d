package dev.firedrill.activities.kafka;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Laws on one real cluster, which is made whole after each of them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OnRealKafka {

  static final Duration SOON = Duration.ofMinutes(3);

  final RealKafka real = new RealKafka();

  @AfterEach
  void mend() {
    real.lab.mendAll();
  }

  @AfterAll
  void stop() {
    real.close();
  }
}
