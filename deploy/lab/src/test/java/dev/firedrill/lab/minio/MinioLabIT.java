package dev.firedrill.lab.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The lab's faults do what they say, and its own eyes see it. */
@TestInstance(Lifecycle.PER_CLASS)
class MinioLabIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  /** What failed while a target was down came over 48 s after its return. */
  private static final Duration CATCHING_UP = Duration.ofMinutes(3);

  private final MinioLab lab = MinioLab.startTemporary();
  private final MinioView view = lab.view();

  @AfterEach
  void mend() {
    lab.mendAll(); // which returns once the lab is healthy
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @Test
  void healthIs200WhileReadOnlyDrivesTakeNoWrites() {
    lab.inject(MinioFault.DRIVES_READ_ONLY);
    assertThat(view.drives())
        .containsExactly("minio-1 rw", "minio-2 ro", "minio-3 ro", "minio-4 rw");
    assertThat(view.takesWrites()).isFalse();
    Await.until("health is 200", SOON, () -> view.health() == 200);
    assertThat(view.takesWrites()).isFalse();
  }

  @Test
  void fullDrivesTakeNoWrites() {
    lab.inject(MinioFault.FILL_DRIVES);
    assertThat(view.takesWrites()).isFalse();
    assertThat(view.writing("minio-1")).isNotEmpty();
  }

  @Test
  void aClusterThatItsClientsHaveFilledIsMended() {
    try (MinioClients clients = new MinioClients(lab.plan(), SOON)) {
      fill(clients);
      Await.until("there is no room", SOON, () -> !view.takesWrites());
      assertThat(view.healthy()).isFalse();
      lab.mendAll();
      assertThat(clients.keys("minio-1", MinioPlan.BUCKET)).isEmpty();
    }
  }

  /** A large object may have no room where a small one still has some: each size until it fails. */
  private static void fill(MinioClients clients) {
    for (int bytes = 8 << 20; bytes >= 128 << 10; bytes /= 2) {
      putUntilOneFails(clients, new byte[bytes]);
    }
  }

  private static void putUntilOneFails(MinioClients clients, byte[] bytes) {
    try {
      while (true) {
        clients.put("minio-1", MinioPlan.BUCKET, "photo-" + System.nanoTime(), bytes);
      }
    } catch (LabFailure full) {
      assertThat(full).hasMessageStartingWith("minio-1: ");
    }
  }

  @Test
  void unmountedDrivesAreMissedByTheHealth() {
    lab.inject(MinioFault.UNMOUNT_DRIVES);
    assertThat(view.drives()).contains("minio-2 gone", "minio-3 gone");
    Await.until("health says so", SOON, () -> view.health() == 503);
  }

  @Test
  void twoNodesOfFourAreTooManyForWrites() {
    lab.inject(MinioFault.KILL_NODES);
    List<String> others = List.of("minio-1", "minio-4");
    Await.until("the others live", SOON, () -> view.living().equals(others));
    assertThat(view.takesWrites()).isFalse();
  }

  @Test
  void theWriterKnowsWhatWasAcknowledged() {
    try (ObjectWriter writer = lab.writer()) {
      Await.until("writes", SOON, () -> writer.acknowledged() > 10);
      lab.inject(MinioFault.LOSE_WRITES);
      assertThat(writer.missing()).as("reads go on").isEmpty();
      // One on the drive that is gone; of what was written between the two faults, another one.
      assertThat(writer.missingCopies())
          .isBetween(writer.acknowledged(), 2 * writer.acknowledged());
    }
    assertThat(view.drives()).contains("minio-2 ro", "minio-3 gone");
  }

  @Test
  void corruptCopiesAreNoticedByNobody() {
    try (ObjectWriter writer = lab.writer()) {
      stopWhole(writer);
      lab.inject(MinioFault.CORRUPT_PARTS);
      assertThat(lab.spoiledCopies()).isGreaterThan(20);
      assertThat(view.healthy()).isTrue();
      assertThat(writer.missingCopies()).isZero();
      assertThat(writer.missing()).as("reads go on").isEmpty();
    }
  }

  /**
   * A node comes to see a drive that is back in its own time; until then its writes lack a copy.
   */
  @Test
  void whatIsWrittenToAMendedClusterHasEveryCopyAtOnce() {
    lab.inject(MinioFault.UNMOUNT_DRIVES);
    lab.mendAll();
    try (ObjectWriter writer = lab.writer()) {
      Await.until("some through each node", SOON, () -> writer.acknowledged() > 20);
      writer.stop();
      assertThat(writer.missingCopies()).isZero();
    }
  }

  /** Stops a client with every copy of some objects in its place. */
  private static void stopWhole(ObjectWriter writer) {
    Await.until("some objects, a large one too", SOON, () -> writer.acknowledged() > 10);
    writer.stop();
    Await.until("every copy", SOON, () -> writer.missingCopies() == 0);
  }

  @Test
  void whatWipedDrivesLostIsReadFromTheOthers() {
    try (ObjectWriter writer = lab.writer()) {
      stopWhole(writer);
      lab.inject(MinioFault.WIPE_DRIVES); // MinIO fills one of them by itself
      assertThat(writer.missing()).as("reads go on").isEmpty();
      assertThat(writer.missingCopies()).isGreaterThanOrEqualTo(writer.acknowledged());
    }
  }

  @Test
  void whatIsWrittenWhileTheTargetIsDownDoesNotComeOver() {
    try (ObjectWriter writer = lab.replicatedWriter()) {
      Await.until("writes", SOON, () -> writer.acknowledged() > 10);
      lab.inject(CopyFault.TARGET_DOWN);
      long before = writer.acknowledged();
      Await.until("writes go on", SOON, () -> writer.acknowledged() > before + 10);
      assertThat(view.copyLives()).isFalse();
      assertThat(writer.missing()).isEmpty();
      assertThat(writer.missingOnCopy()).isNotEmpty();
    }
  }

  @Test
  void whatTheTargetLosesItsSourceGoesOnToCallReplicated() {
    try (ObjectWriter writer = lab.replicatedWriter()) {
      Await.until("writes", SOON, () -> writer.acknowledged() > 10);
      writer.stop();
      Await.until("all is there", CATCHING_UP, () -> view.objects(true) == view.objects(false));
      long removed = lab.inject(CopyFault.TARGET_EMPTIED);
      assertThat(removed).isGreaterThanOrEqualTo(writer.acknowledged());
      Await.until("nothing is there", SOON, () -> view.objects(true) == 0);
      Await.until("all are called replicated", SOON, () -> view.believedReplicated() == removed);
    }
  }

  @Test
  void whatOpensTheClusterIsForItsOwnerOnly() throws Exception {
    for (String secret : new String[] {"access-key", "secret-key", "minio.env"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(lab.plan().folder().resolve(secret))))
          .isEqualTo("rw-------");
    }
  }
}
