package dev.firedrill.workflows.minio;

import static dev.firedrill.workflows.minio.Drives.called;
import static dev.firedrill.workflows.minio.Drives.dead;
import static dev.firedrill.workflows.minio.Drives.full;
import static dev.firedrill.workflows.minio.Drives.gone;
import static dev.firedrill.workflows.minio.Drives.healing;
import static dev.firedrill.workflows.minio.Drives.lives;
import static dev.firedrill.workflows.minio.Drives.readOnly;
import static dev.firedrill.workflows.minio.Drives.reducing;
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

  private static Mending mending(ClusterView cluster) {
    return new Mending(cluster, false);
  }

  @Test
  void everyThingThatIsBrokenIsNamed() {
    Mending mending = mending(BROKEN);
    assertThat(mending.objections()).isEmpty();
    assertThat(mending.declaredFacts())
        .containsExactly(
            "mounted: minio-3 /mnt/drive",
            "mounted for writing: minio-2 /mnt/drive",
            "removed: minio-4 /mnt/drive/ballast (100 MiB)",
            "started: minio-3");
    assertThat(mending.question())
        .isEqualTo("Bring back 2 drives and room on full drives and 1 node?");
  }

  @Test
  void healthThatSaysAllIsWellIsNotBelieved() {
    Mending mending =
        mending(Drives.of(takesNoWrites(200), lives(2, readOnly(2)), lives(3, readOnly(3))));
    assertThat(mending.objections()).isEmpty();
    assertThat(mending.drives())
        .containsExactly(new Place("minio-2", "/mnt/drive"), new Place("minio-3", "/mnt/drive"));
  }

  @Test
  void whereNothingIsBrokenNothingIsDone() {
    assertThat(mending(Drives.of(serves())).objections())
        .containsExactly(
            "nothing is broken: every node lives, every drive is mounted for writing with room;"
                + " the canary: written and read");
    assertThat(mending(Drives.of(takesNoWrites(200))).objections())
        .singleElement()
        .asString()
        .endsWith("the canary: SlowDownWrite");
  }

  @Test
  void aHostThatIsNotReachedIsNoReasonToGuess() {
    NodeView lost = new NodeView("minio-2", "", "no route to host", List.of(), "");
    assertThat(mending(Drives.of(serves(), lost)).objections())
        .containsExactly(
            "the host of minio-2 cannot be reached, so its drives are not seen: no route to host");
  }

  @Test
  void whatTheTargetsFileDoesNotSayIsNotDone() {
    assertThat(
            mending(
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
    assertThat(mending(Drives.of(takesNoWrites(200), lives(4, full(4, 20)))).objections())
        .containsExactly(
            "minio-4 /mnt/drive is full (1 of 1000 MiB free), and what may be removed there gives"
                + " 20 MiB: make room by hand");
    assertThat(mending(Drives.of(takesNoWrites(200), lives(4, full(4, -1)))).objections())
        .singleElement()
        .asString()
        .contains("gives 0 MiB: make room by hand");
  }

  @Test
  void nothingIsRemovedFromADriveWithRoom() {
    assertThat(mending(Drives.of(takesNoWrites(503), lives(2, readOnly(2)))).files()).isEmpty();
  }

  @Test
  void aBrokenDiskIsNotMended() {
    assertThat(mending(Drives.of(serves(), lives(2, called(2, "faulty")))).objections())
        .singleElement()
        .asString()
        .contains("MinIO calls it faulty: replace its disk");
    assertThat(mending(Drives.of(serves(), dead(2, called(2, "offline")))).objections())
        .as("a dead node's drives are offline, and come with it")
        .isEmpty();
  }

  @Test
  void moreEmptyDrivesThanObjectsOfReducedRedundancyMayLackAreAskedAboutFirst() {
    Mending one = mending(Drives.of(reducing(), lives(2, healing(2))));
    Mending two = mending(Drives.of(reducing(), lives(2, healing(2)), lives(3, healing(3))));
    String why =
        "[minio-2 /mnt/drive, minio-3 /mnt/drive] are empty or may be, and of objects that were"
            + " stored with reduced redundancy 1 drives may lack their copy, no more: MinIO removes those as it fills"
            + " drives";
    assertThat(one.attestation()).isEqualTo("the disks are sound");
    assertThat(one.loss()).doesNotContain("redundancy");
    assertThat(two.objections()).isEmpty();
    assertThat(two.attestation())
        .isEqualTo("the disks are sound, and no object has reduced redundancy");
    assertThat(two.loss()).endsWith("and objects of reduced redundancy: " + why);
    assertThat(one.reasonsToStop(two.cluster())).containsExactly(why);
    assertThat(two.objectionsToReturn(one)).containsExactly(why);
    assertThat(two.reasonsToStop(two.cluster())).isEmpty();
    assertThat(two.objectionsToReturn(two)).isEmpty();
    Mending unseen = mending(Drives.of(reducing(), lives(2, healing(2)), dead(3, gone(3))));
    assertThat(unseen.loss()).as("the drive of a dead node may be empty, too").endsWith(why);
    Mending dead = mending(Drives.of(reducing(), dead(2, gone(2)), dead(3, gone(3))));
    assertThat(dead.loss()).as("where none is seen to be").doesNotContain("redundancy");
    Mending old = mending(Drives.of(serves(), lives(2, healing(2)), lives(3, healing(3))));
    assertThat(old.objectionsToReturn(one)).as("where it was not asked").isEmpty();
  }

  @Test
  void aDriveThatCameBackEmptyIsFilledByMinio() {
    Mending mending = mending(Drives.of(serves(), lives(2, called(2, "unformatted"))));
    assertThat(mending.objections()).isEmpty();
    assertThat(mending.toFill()).containsExactly(new Place("minio-2", "/mnt/drive"));
    assertThat(mending.declaredFacts()).as("it is MinIO's own doing").isEmpty();
    assertThat(mending.question()).isEqualTo("Bring back 1 empty drive?");
    assertThat(mending.restsOnDisks()).isTrue();
    assertThat(mending.objectionsToReturn())
        .containsExactly("MinIO calls minio-2 /mnt/drive unformatted");
  }

  @Test
  void thatMinioFormatsAndFillsItMeanwhileIsNoReasonToStop() {
    Mending mending = mending(Drives.of(serves(), lives(2, called(2, "unformatted"))));
    assertThat(mending.reasonsToStop(Drives.of(serves(), lives(2, healing(2))))).isEmpty();
    assertThat(mending.reasonsToStop(Drives.of(serves()))).isEmpty();
    assertThat(mending.reasonsToStop(Drives.of(serves(), lives(2, gone(2)))))
        .containsExactly("changed since the question was asked: mounted: minio-2 /mnt/drive");
  }

  @Test
  void whereMoreDrivesAreEmptyThanObjectsMayLackNothingIsHealed() {
    NodeView[] empty = {
      lives(1, called(1, "unformatted")), lives(2, called(2, "unformatted")), lives(3, healing(3))
    };
    assertThat(mending(Drives.of(serves(), empty)).objections())
        .singleElement()
        .asString()
        .startsWith("[minio-1 /mnt/drive, minio-2 /mnt/drive, minio-3 /mnt/drive] came back empty")
        .endsWith("put the old drives back, or restore what was on them");
    assertThat(mending(Drives.of(serves(), empty[0], empty[1])).objections()).isEmpty();
    assertThat(mending(Drives.of(serves(), empty)).objectionsToReturn())
        .as("seen only once a node lives")
        .anyMatch(why -> why.endsWith("put the old drives back, or restore what was on them"));
  }

  @Test
  void whereMinioDoesNotSayWhatObjectsMayLackNoEmptyDriveIsFilled() {
    ServiceView mute = new ServiceView(503, 503, "it does not say that", "no", false, "", null);
    assertThat(mending(Drives.of(mute, lives(1, called(1, "unformatted")))).objections())
        .containsExactly(
            "[minio-1 /mnt/drive] came back empty, and MinIO does not say how many drives objects"
                + " may lack");
  }

  @Test
  void whoWantsEveryPartReadNeedsNothingBroken() {
    Mending mending = new Mending(Drives.of(serves()), true);
    assertThat(mending.objections()).isEmpty();
    assertThat(mending.declaredFacts()).containsExactly("read: every part of every object");
    assertThat(mending.question())
        .isEqualTo("Read every part of every object, and heal what is corrupt?");
    assertThat(mending.reasonsToStop(Drives.of(serves()))).isEmpty();
    assertThat(new Mending(Drives.of(serves(), lives(2, readOnly(2))), true).question())
        .isEqualTo("Bring back 1 drive, and read every part of every object?");
  }

  @Test
  void aKeyThatIsNotLetInRefusesUnlessTheClusterCannotReadItsUsers() {
    ServiceView refused = new ServiceView(503, 200, "", "InvalidAccessKeyId", true, "", 2);
    assertThat(mending(Drives.of(refused, lives(2, readOnly(2)))).objections())
        .containsExactly("the outcome could not be verified: InvalidAccessKeyId");
    ServiceView unread = new ServiceView(503, 503, "not let in", "InvalidAccessKeyId", true, "", 2);
    assertThat(mending(Drives.of(unread, lives(2, gone(2)))).objections()).isEmpty();
    ServiceView mute = new ServiceView(200, 200, "AccessDenied", "", false, "", null);
    assertThat(mending(Drives.of(mute, lives(2, readOnly(2)))).objections())
        .singleElement()
        .asString()
        .endsWith("MinIO does not say the state of its drives: AccessDenied");
  }

  @Test
  void aClusterInWhichNobodyLivesIsStarted() {
    Mending mending =
        mending(
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
    assertThat(mending(Drives.of(serves())).objectionsToReturn()).isEmpty();
    assertThat(mending(BROKEN).objectionsToReturn())
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
    assertThat(mending(Drives.of(serves())).objectionsToOutcome()).isEmpty();
    NodeView otherwise = new NodeView("minio-1", "", "", List.of(well(1)), "lists another canary");
    ClusterView almost = Drives.of(takesNoWrites(200), otherwise, lives(2, healing(2)));
    assertThat(mending(almost).objectionsToReturn()).isEmpty();
    assertThat(mending(almost).objectionsToOutcome())
        .containsExactly(
            "minio-2 /mnt/drive is being healed",
            "the canary: SlowDownWrite",
            "through minio-1: lists another canary");
  }

  @Test
  void thatNoCanaryWasPlacedSomewhereIsSaidAndNoObjection() {
    ClusterView full = Drives.of(Drives.servesExcept("/b"));
    assertThat(mending(full).objectionsToOutcome()).isEmpty();
    assertThat(full.asTable().rows())
        .contains(List.of("canary", "written and read; none was placed on [/b]"));
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
