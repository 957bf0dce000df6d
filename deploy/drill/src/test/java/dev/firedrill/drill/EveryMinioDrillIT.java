package dev.firedrill.drill;

import static java.util.Objects.requireNonNull;

import dev.firedrill.lab.minio.MinioFault;
import dev.firedrill.lab.minio.MinioLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every MinIO runbook's whole procedure recovers a real cluster that was broken for it, and no
 * secret is found anywhere afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryMinioDrillIT {

  /** What each of these breaks is broken by {@link MinioFault#LOSE_WRITES} as well, at once. */
  private static final Set<Subject> PARTS =
      Stream.of(MinioFault.DRIVES_READ_ONLY, MinioFault.UNMOUNT_DRIVES, MinioFault.KILL_NODES)
          .map(MinioDrill::subject)
          .collect(Collectors.toSet());

  private final MinioLab lab = MinioLab.startTemporary();
  private WatchedHouse watched;

  static List<Subject> drills() {
    return DrillCommand.MINIO_DRILLS.keySet().stream()
        .filter(drill -> Breadth.hasAllFaults() || !PARTS.contains(drill))
        .toList();
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
  void theRunbookRecoversWhatWasBrokenAndNothingIsLost(Subject drill) throws IOException {
    DrillCommand.MinioMaker maker = requireNonNull(DrillCommand.MINIO_DRILLS.get(drill));
    watched.proves(drill, yes -> maker.make(lab, watched.house(), yes, System.out).get());
  }
}
