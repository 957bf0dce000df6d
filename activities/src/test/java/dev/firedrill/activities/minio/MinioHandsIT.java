package dev.firedrill.activities.minio;

import static dev.firedrill.activities.minio.RealMinio.PHOTOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.minio.MinioFault;
import dev.firedrill.lab.minio.ObjectWriter;
import dev.firedrill.workflows.minio.Mending;
import dev.firedrill.workflows.procedure.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The verbs on a real cluster that is broken for each law. */
@TestInstance(Lifecycle.PER_CLASS)
class MinioHandsIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  /** A byte of an {@code xl.meta} in what MinIO keeps a CRC of. */
  private static final int RECORD = 20;

  private final RealMinio real = new RealMinio();

  @AfterEach
  void mend() {
    real.lab.mendAll();
  }

  @AfterAll
  void stop() {
    real.close();
  }

  @Test
  void whereNothingIsBrokenThatIsSaid() {
    Mending seen =
        Await.seen(
            "nothing is broken",
            SOON,
            real::mending,
            now -> now.objectionsToOutcome().isEmpty() && isSound(now));
    assertThat(seen.objections().toString()).endsWith("the canary: written and read]");
  }

  private static boolean isSound(Mending seen) {
    return seen.objections().toString().startsWith("[nothing is broken");
  }

  /** What is broken, once that is all: one look may find a node silent that is only slow. */
  private Mending broken(Predicate<Mending> like) {
    return Await.seen(
        "nothing else is broken",
        SOON,
        real::mending,
        seen -> seen.objections().isEmpty() && like.test(seen));
  }

  @Test
  void readOnlyDrivesAreSeenWhereHealthIs200AndMountedForWritingAnyNumberOfTimes() {
    real.lab.inject(MinioFault.DRIVES_READ_ONLY);
    Mending broken = broken(seen -> seen.cluster().service().health() == 200);
    assertThat(broken.cluster().service().canary()).isNotEmpty();
    assertThat(broken.drives())
        .extracting(place -> place.node())
        .containsExactly("minio-2", "minio-3");
    real.minio.mount(PHOTOS, broken.drives());
    real.minio.mount(PHOTOS, broken.drives());
    awaitOutcome();
  }

  @Test
  void whatADriveMissedIsHealedToTheLastCopy() {
    try (ObjectWriter writer = real.lab.writer()) {
      Await.until("writes", SOON, () -> writer.acknowledged() > 20);
      real.lab.inject(MinioFault.LOSE_WRITES);
      Mending broken = broken(seen -> seen.nodes().size() == 1);
      real.minio.mount(PHOTOS, broken.drives());
      real.minio.start(PHOTOS, broken.nodes());
      real.minio.start(PHOTOS, broken.nodes());
      Await.until("all are back", SOON, () -> real.mending().objectionsToReturn().isEmpty());
      writer.stop();
      real.minio.heal(PHOTOS, false);
      assertThat(writer.missing()).isEmpty();
      assertThat(writer.missingCopies()).isZero();
    }
    awaitOutcome();
  }

  @Test
  void fullDrivesHaveRoomAgainOnceWhatMayBeRemovedIs() {
    real.lab.inject(MinioFault.FILL_DRIVES);
    Mending broken = broken(seen -> seen.files().size() == 3);
    assertThat(broken.drives()).isEmpty();
    real.minio.remove(PHOTOS, broken.files());
    real.minio.remove(PHOTOS, broken.files());
    awaitOutcome();
  }

  /**
   * The writer goes on after the heal: through nodes that did not see each other it lost copies.
   */
  @Test
  void deadNodesAreStartedAndNothingIsWrittenWithoutThemAfterTheHeal() {
    try (ObjectWriter writer = real.lab.writer()) {
      Await.until("writes", SOON, () -> writer.acknowledged() > 20);
      List<String> hit = real.lab.inject(MinioFault.KILL_NODES);
      Mending broken = broken(seen -> seen.nodes().equals(hit));
      real.minio.start(PHOTOS, broken.nodes());
      Await.until("all are back", SOON, () -> real.mending().objectionsToReturn().isEmpty());
      real.minio.heal(PHOTOS, false);
      long healed = writer.acknowledged();
      Await.until("writes afterwards", SOON, () -> writer.acknowledged() > healed + 50);
      writer.stop();
      assertThat(writer.missing()).isEmpty();
      assertThat(writer.missingCopies()).isZero();
    }
    awaitOutcome();
  }

  /** What MinIO calls {@code unknown}: neither kind of heal touches it. */
  @Test
  void aCopyWhoseOwnRecordIsDamagedIsNamedAndHealedOnceItIsAway() throws IOException {
    try (ObjectWriter writer = real.lab.writer()) {
      Await.until("writes", SOON, () -> writer.acknowledged() > 10);
      writer.stop();
      Path copy = writer.copyOnDrive("minio-2");
      byte[] whole = Files.readAllBytes(copy);
      byte[] damaged = whole.clone();
      damaged[RECORD] ^= (byte) 0xff;
      Files.write(copy, damaged);
      assertThatThrownBy(() -> real.minio.heal(PHOTOS, true))
          .hasStackTraceContaining("damaged copies that MinIO does not heal")
          .hasStackTraceContaining(real.lab.plan().drive("minio-2").toString());
      Files.delete(copy);
      real.minio.heal(PHOTOS, true);
      assertThat(copy).isRegularFile();
      assertThat(writer.missing()).isEmpty();
    }
  }

  @Test
  void theCheckReachesAllThatTheRunbookNeeds() {
    List<Finding> findings =
        Await.seen("all is good", SOON, real::check, seen -> seen.stream().allMatch(Finding::good));
    assertThat(findings)
        .hasSize(4 + 2 + 4 * 6 + 1 + 1 + 1)
        .extracting(Finding::what)
        .contains("API of minio-4", "key", "bucket firedrill-canary")
        .contains("API of copy-1", "replication of albums");
  }

  private void awaitOutcome() {
    Await.until("the outcome", SOON, () -> real.mending().objectionsToOutcome().isEmpty());
    Await.until("the lab's own view of it", SOON, () -> real.lab.view().healthy());
  }
}
