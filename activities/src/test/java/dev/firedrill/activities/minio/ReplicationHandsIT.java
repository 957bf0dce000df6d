package dev.firedrill.activities.minio;

import static dev.firedrill.activities.minio.RealMinio.PHOTOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.minio.CopyFault;
import dev.firedrill.lab.minio.ObjectWriter;
import dev.firedrill.workflows.minio.Comparison;
import dev.firedrill.workflows.minio.Replication;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The verbs of a replication on two real clusters, of which one is broken for each law. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplicationHandsIT {

  private static final Duration SOON = Duration.ofMinutes(3);
  private final RealMinio real = new RealMinio();

  @AfterEach
  void mend() {
    real.lab.mendAll();
    real.lab.awaitReplication();
  }

  @AfterAll
  void stop() {
    real.close();
  }

  @Test
  void aTargetInLineIsSeenAsThatWhileAClientWrites() {
    try (ObjectWriter writer = writing()) {
      assertThat(inLine().objects()).isGreaterThan(20);
      replicating();
      writer.stop();
    }
    Await.until(
        "nothing of the canary stays",
        SOON,
        () -> real.lab.view().objects(false) == real.lab.view().objects(true));
  }

  /** The replication, to which there is no objection: one look may find somebody only slow. */
  private Replication replicating() {
    return Await.seen(
        "a replication without an objection",
        SOON,
        () -> new Replication(real.replication.observe(PHOTOS)),
        seen -> seen.objections().isEmpty());
  }

  /** A comparison that finds both sides alike; MinIO may bring something over late. */
  private Comparison inLine() {
    return Await.seen(
        "in line", SOON, () -> real.replication.compare(PHOTOS), ReplicationHandsIT::isInLine);
  }

  /**
   * By itself MinIO was seen to bring over what failed only 48 s after the target's return, and
   * what is written then at once.
   */
  @Test
  void aDeadTargetIsStartedAnyNumberOfTimesAndHasWhatItMissed() {
    try (ObjectWriter writer = writing()) {
      real.lab.inject(CopyFault.TARGET_DOWN);
      long before = writer.acknowledged();
      Await.until("writes meanwhile", SOON, () -> writer.acknowledged() > before + 20);
      Replication down = replicating();
      assertThat(down.nodes()).containsExactly("copy-1");
      Await.until(
          "the target is silent",
          SOON,
          () -> real.replication.compare(PHOTOS).trouble().equals("no node of the target answers"));
      real.replication.start(PHOTOS, down.nodes());
      real.replication.start(PHOTOS, down.nodes());
      Await.until("the target serves", SOON, this::serves);
      real.effect = "run-4/7";
      // Its source may take it for dead for some seconds more, and begins nothing then.
      Await.until("the resync", SOON, this::isResynced);
      writer.stop();
      Await.until("all is there", SOON, writer::isAllOnCopy);
    }
    inLine();
  }

  private boolean isResynced() {
    real.replication.resync(PHOTOS);
    return true;
  }

  private boolean serves() {
    return new Replication(real.replication.observe(PHOTOS)).objectionsToServing().isEmpty();
  }

  /** What an earlier attempt completed is not done again: so the second call sends nothing. */
  @Test
  void whatTheTargetLostIsSentAgainAlthoughItsSourceCallsItReplicated() {
    try (ObjectWriter writer = writing()) {
      writer.stop();
      Await.until("all is there", SOON, writer::isAllOnCopy);
      long removed = real.lab.inject(CopyFault.TARGET_EMPTIED);
      Await.until(
          "all are called replicated", SOON, () -> real.lab.view().believedReplicated() == removed);
      Comparison seen =
          Await.seen(
              "a comparison",
              SOON,
              () -> real.replication.compare(PHOTOS),
              now -> now.trouble().isEmpty());
      assertThat(seen.missing().count()).isEqualTo(removed).isEqualTo(seen.objects());
      real.effect = "run-2/7";
      real.replication.resync(PHOTOS);
      real.replication.resync(PHOTOS);
      inLine();
      Await.until("all is there again", SOON, writer::isAllOnCopy);
    }
  }

  @Test
  void aResyncToADeadTargetDoesNotBegin() {
    real.lab.inject(CopyFault.TARGET_DOWN);
    real.effect = "run-3/7";
    assertThatThrownBy(() -> real.replication.resync(PHOTOS))
        .cause()
        .hasMessageContaining("XMinioAdminReplicationRemoteConnectionError");
  }

  private ObjectWriter writing() {
    ObjectWriter writer = real.lab.replicatedWriter();
    Await.until("writes", SOON, () -> writer.acknowledged() > 20);
    return writer;
  }

  private static boolean isInLine(Comparison seen) {
    return Stream.of(seen.trouble(), seen.canary(), seen.echo(), seen.leftover())
            .allMatch(String::isEmpty)
        && Stream.of(seen.missing(), seen.older(), seen.covered(), seen.extra())
            .allMatch(unlike -> unlike.count() == 0);
  }
}
