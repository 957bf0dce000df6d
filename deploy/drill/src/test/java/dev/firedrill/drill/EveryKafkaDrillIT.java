package dev.firedrill.drill;

import static java.util.Objects.requireNonNull;

import dev.firedrill.lab.kafka.KafkaLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Kafka runbook's whole procedure recovers a real cluster that was broken for it, and no
 * secret is found anywhere afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryKafkaDrillIT {

  private final KafkaLab lab = KafkaLab.startTemporary();
  private WatchedHouse watched;

  static Set<Subject> drills() {
    return DrillCommand.KAFKA_DRILLS.keySet();
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    watched = WatchedHouse.open(folder, lab.targetFile());
  }

  @AfterEach
  void mend() {
    lab.mendAll();
  }

  @AfterAll
  void stop() {
    watched.close();
    lab.close();
  }

  @ParameterizedTest
  @MethodSource("drills")
  void theRunbookRecoversWhatWasBrokenAndNoMoreIsLostThanWasSaid(Subject drill) throws IOException {
    DrillCommand.KafkaMaker maker = requireNonNull(DrillCommand.KAFKA_DRILLS.get(drill));
    watched.proves(drill, yes -> maker.make(lab, watched.house(), yes, System.out).get());
  }
}
