package dev.firedrill.workflows.minio;

import static dev.firedrill.workflows.minio.Drives.called;
import static dev.firedrill.workflows.minio.Drives.dead;
import static dev.firedrill.workflows.minio.Drives.full;
import static dev.firedrill.workflows.minio.Drives.gone;
import static dev.firedrill.workflows.minio.Drives.healing;
import static dev.firedrill.workflows.minio.Drives.lives;
import static dev.firedrill.workflows.minio.Drives.readOnly;
import static dev.firedrill.workflows.minio.Drives.serves;
import static dev.firedrill.workflows.minio.Drives.takesNoWrites;
import static dev.firedrill.workflows.minio.Drives.well;
import static dev.firedrill.workflows.minio.Drives.withoutMeans;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a MinIO cluster's drives and nodes may be brought back, and when they are. */
class MendingTest {

  private static final ClusterView BROKEN =
      Drives.of(
          takesNoWrites(503), lives(2, readOnly(2)), dead(3, gone(3)), lives(4, full(4, 100)));

  @Test
  void everyThingThatIsBrokenIsNamed() {
    Mending mending = new Mending(BROKEN);
    assertThat(mending.objections()).isEmpty();
    assertThat(mending.declaredFacts())
        .containsExactly(
            "mounted: minio-3 /mnt/drive",
            "mounted for writing: minio-2 /mnt/drive",
            "removed: minio-4 /mnt/drive/ballast (100 MiB)",
            "started: minio-3");
    assertThat(mending.inWords()).isEqualTo("2 drives and room on full drives and 1 node");
  }

  @Test
  void healthThatSaysAllIsWellIsNotBelieved() {
    Mending mending =
        new Mending(Drives.of(takesNoWrites(200), lives(2, readOnly(2)), lives(3, readOnly(3))));
    assertThat(mending.objections()).isEmpty();
    assertThat(mending.drives())
        .containsExactly(new Place("minio-2", "/mnt/drive"), new Place("minio-3", "/mnt/drive"));
  }

  @Test
  void whereNothingIsBrokenNothingIsDone() {
    assertThat(new Mending(Drives.of(serves())).objections())
        .containsExactly(
            "nothing is broken: every node lives, every drive is mounted for writing with room;"
                + " the canary: written and read");
    assertThat(new Mending(Drives.of(takesNoWrites(200))).objections())
        .singleElement()
        .asString()
        .endsWith("the canary: SlowDownWrite");
  }

  @Test
  void aHostThatIsNotReachedIsNoReasonToGuess() {
    NodeView lost = new NodeView("minio-2", "", "no route to host", List.of(), "");
    assertThat(new Mending(Drives.of(serves(), lost)).objections())
        .containsExactly(
            "the host of minio-2 cannot be reached, so its drives are not seen: no route to host");
  }

  @Test
  void whatTheTargetsFileDoesNotSayIsNotDone() {
    assertThat(
            new Mending(
                    Drives.of(
                        takesNoWrites(503),
                        lives(2, withoutMeans(readOnly(2))),
                        lives(3, withoutMeans(gone(3)))))
                .objections())
        .containsExactly(
            "minio-2 /mnt/drive is read-only, and the target's file does not say how: 'remount'",
            "minio-3 /mnt/drive is not mounted, and the target's file does not say how: 'mount'");
  }

  @Test
  void whereTooLittleMayBeRemovedPeopleMakeRoom() {
    assertThat(new Mending(Drives.of(takesNoWrites(200), lives(4, full(4, 20)))).objections())
        .containsExactly(
            "minio-4 /mnt/drive is full (1 of 1000 MiB free), and what may be removed there gives"
                + " 20 MiB: make room by hand");
    assertThat(new Mending(Drives.of(takesNoWrites(200), lives(4, full(4, -1)))).objections())
        .singleElement()
        .asString()
        .contains("gives 0 MiB: make room by hand");
  }

  @Test
  void nothingIsRemovedFromADriveWithRoom() {
    assertThat(new Mending(Drives.of(takesNoWrites(503), lives(2, readOnly(2)))).files()).isEmpty();
  }

  @Test
  void aBrokenDiskIsNotMended() {
    assertThat(new Mending(Drives.of(serves(), lives(2, called(2, "faulty")))).objections())
        .singleElement()
        .asString()
        .contains("MinIO calls it faulty: replace its disk");
    assertThat(new Mending(Drives.of(serves(), dead(2, called(2, "offline")))).objections())
        .as("a dead node's drives are offline, and come with it")
        .isEmpty();
  }

  @Test
  void aKeyThatIsNotLetInRefusesUnlessTheClusterCannotReadItsUsers() {
    ServiceView refused = new ServiceView(503, 200, "", "InvalidAccessKeyId", true, "");
    assertThat(new Mending(Drives.of(refused, lives(2, readOnly(2)))).objections())
        .containsExactly("the outcome could not be verified: InvalidAccessKeyId");
    ServiceView unread = new ServiceView(503, 503, "not let in", "InvalidAccessKeyId", true, "");
    assertThat(new Mending(Drives.of(unread, lives(2, gone(2)))).objections()).isEmpty();
    ServiceView mute = new ServiceView(200, 200, "AccessDenied", "", false, "");
    assertThat(new Mending(Drives.of(mute, lives(2, readOnly(2)))).objections())
        .singleElement()
        .asString()
        .endsWith("MinIO does not say the state of its drives: AccessDenied");
  }

  @Test
  void aClusterInWhichNobodyLivesIsStarted() {
    Mending mending =
        new Mending(
            Drives.of(
                ServiceView.silent(),
                dead(1, called(1, "")),
                dead(2, called(2, "")),
                dead(3, called(3, "")),
                dead(4, called(4, ""))));
    assertThat(mending.objections()).isEmpty();
    assertThat(mending.nodes()).hasSize(4);
  }

  @Test
  void whoComesBackLacksNothing() {
    assertThat(new Mending(Drives.of(serves())).objectionsToReturn()).isEmpty();
    assertThat(new Mending(BROKEN).objectionsToReturn())
        .containsExactly(
            "minio-2 /mnt/drive is read-only, 500 of 1000 MiB free",
            "minio-3 does not live: refuses connections",
            "minio-3 /mnt/drive is not mounted",
            "MinIO calls minio-3 /mnt/drive offline",
            "minio-4 /mnt/drive is full: 1 of 1000 MiB free",
            "the cluster's health is 503");
  }

  @Test
  void theOutcomeIsThatWritesWorkThroughEveryNodeAndNothingIsHealed() {
    assertThat(new Mending(Drives.of(serves())).objectionsToOutcome()).isEmpty();
    NodeView otherwise = new NodeView("minio-1", "", "", List.of(well(1)), "lists another canary");
    ClusterView almost = Drives.of(takesNoWrites(200), otherwise, lives(2, healing(2)));
    assertThat(new Mending(almost).objectionsToReturn()).isEmpty();
    assertThat(new Mending(almost).objectionsToOutcome())
        .containsExactly(
            "minio-2 /mnt/drive is being healed",
            "the canary: SlowDownWrite",
            "through minio-1: lists another canary");
  }

  @Test
  void whatPeopleSeeIsOneLineForEachNodeAndDrive() {
    assertThat(BROKEN.asTable().rows())
        .contains(
            List.of("minio-3", "refuses connections"),
            List.of("minio-3 /mnt/drive", "not mounted; MinIO: offline"),
            List.of("minio-2 /mnt/drive", "read-only, 500 of 1000 MiB free; MinIO: ok"),
            List.of("health", "503"),
            List.of("canary", "SlowDownWrite"));
  }
}
