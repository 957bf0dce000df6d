package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static dev.firedrill.activities.patroni.RealVerbs.twice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.backup.RealBackups;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Likeness;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.procedure.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A real backup of a real cluster, good and not, restored into a scratch place. */
@TestInstance(Lifecycle.PER_CLASS)
class BackupVerificationIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final RealVerbs verbs = new RealVerbs();
  private final PatroniLab lab = verbs.cluster.lab();

  @BeforeAll
  void somethingToCompare() {
    String leader = lab.view().requireLeader();
    lab.view().tell(leader, "create table thing (id int primary key, word text)");
    lab.view()
        .sql(leader, "insert into thing select i, md5(i::text) from generate_series(1, 5000) i");
    lab.view().tell(leader, "create database other");
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    for (String member : List.of("pg-1", "pg-2", "pg-3")) {
      try (Stream<Path> left = Files.list(lab.plan().scratch(member))) {
        assertThat(left.toList()).isEmpty();
      }
    }
  }

  @AfterAll
  void stop() {
    verbs.close();
  }

  @Test
  void sudoAllowsWhatAVerificationNeedsAndNothingLikeIt() throws Exception {
    Target orders = verbs.cluster.targets().require(ORDERS);
    List<Finding> findings =
        Await.seen(
            "all is allowed",
            SOON,
            () -> RealBackups.proofCheck(verbs.cluster).check(orders),
            seen -> seen.stream().allMatch(Finding::good));
    assertThat(findings).hasSize(90);
    String scratch = lab.plan().scratch("pg-1").toString();
    String data = lab.plan().data("pg-1").toString();
    for (List<String> refused :
        List.of(
            List.of("/usr/bin/rm", "-rf", data),
            List.of("/usr/bin/rm", "-rf", scratch + "/../data"),
            List.of("/usr/bin/mkdir", "-m", "700", data + "/x"),
            List.of("/usr/lib/postgresql/15/bin/pg_ctl", "-D", data, "status"),
            List.of("/usr/bin/env", "TZ=UTC", "/usr/bin/id"),
            List.of("/usr/bin/pkill", "-KILL", "-u", "postgres", "-f", "--", "postgres"),
            List.of("/usr/bin/psql", "-X", "-A", "-t", "-h", scratch, "-c", "select 1"))) {
      assertThat(verbs.cluster.sudoAllows("pg-1", "postgres", refused)).as("%s", refused).isFalse();
    }
  }

  @Test
  void aGoodBackupComesBackRowByRowWithEveryVerbSaidTwice() throws IOException {
    String leader = lab.view().requireLeader();
    Promise promise = verbs.proof.promise(ORDERS);
    String place = promise.placeFor(leader);
    assertThat(place).isNotEqualTo(leader);
    BackupView backup = verbs.proof.newest(ORDERS, leader);
    assertThat(backup.objections(promise)).as("%s", backup).isEmpty();
    assertThat(backup.objections(new Promise(1, 1, 0, List.of())))
        .singleElement()
        .asString()
        .contains("old: it has to be younger than 0 s");
    lab.view().tell(leader, "create table sooner (id int)");
    WalView wal =
        Await.seen(
            "the table was written, and is not archived",
            SOON,
            () -> verbs.proof.wal(ORDERS, leader, backup.from()),
            seen -> seen.exposed() > 0);
    assertThat(wal.objections(promise)).as("%s", wal).isEmpty();
    assertThat(verbs.proof.scratch(ORDERS, place).objections(backup)).isEmpty();

    Tables before = verbs.proof.tables(ORDERS, leader);
    lab.view().tell(leader, "create table later (id int)");
    twice(() -> verbs.proof.archiveMoment(ORDERS, leader));
    Tables after = verbs.proof.tables(ORDERS, leader);
    Await.until("nothing waits", SOON, () -> isArchived(leader, backup.from()));
    long began = System.nanoTime();
    twice(() -> verbs.proof.restore(ORDERS, place, backup.label(), before.moment()));
    twice(() -> verbs.proof.recover(ORDERS, place));
    long took = System.nanoTime() - began;
    assertThat(verbs.proof.verdict(ORDERS, place).objections()).isEmpty();
    Tables copy = verbs.proof.copy(ORDERS, place);
    Likeness likeness = new Likeness(before, after, copy);
    assertThat(likeness.objections()).as("%s", likeness).isEmpty();
    assertThat(likeness.still()).extracting(Tables.Sum::name).contains("postgres.public.thing");
    assertThat(likeness.rows()).isGreaterThanOrEqualTo(5000);
    assertThat(copy.sums()).extracting(Tables.Sum::name).doesNotContain("postgres.public.later");
    twice(() -> verbs.proof.checkIndexes(ORDERS, place));
    assertThat(verbs.proof.verdict(ORDERS, place).objectionsToChecks())
        .singleElement()
        .asString()
        .startsWith("pg_checksums did not look");
    twice(() -> verbs.proof.checkPages(ORDERS, place));
    assertThat(verbs.proof.verdict(ORDERS, place).objectionsToChecks()).isEmpty();
    damage(lab.plan().scratch(place).resolve("test-workflow-id/base/1/2619"));
    verbs.proof.checkPages(ORDERS, place);
    assertThat(verbs.proof.verdict(ORDERS, place).found())
        .anyMatch(line -> line.matches("Bad checksums: +1"));
    twice(() -> verbs.proof.discard(ORDERS, place));
    assertThat(verbs.proof.scratch(ORDERS, place).objectionsToEmpty()).isEmpty();
    System.out.printf(
        "backup verification: %s%n  %s%n  restored and recovered in %.1f s, %d rows compared%n",
        backup, wal, took / 1e9, likeness.rows());
  }

  /** PostgreSQL itself may have written something since, which is archived, too. */
  private boolean isArchived(String leader, String from) {
    if (verbs.proof.wal(ORDERS, leader, from).exposed() == 0) {
      return true;
    }
    verbs.proof.archiveMoment(ORDERS, leader);
    return false;
  }

  @Test
  void aDamagedFileInTheRepositoryIsNamedAndTheScratchPlaceIsEmptyAgain() {
    String leader = lab.view().requireLeader();
    String place = verbs.proof.promise(ORDERS).placeFor(leader);
    BackupView backup = verbs.proof.newest(ORDERS, leader);
    Tables before = verbs.proof.tables(ORDERS, leader);
    verbs.proof.archiveMoment(ORDERS, leader);
    String file = lab.inject(PatroniFault.CORRUPT_BACKUP);
    try {
      twice(() -> verbs.proof.restore(ORDERS, place, backup.label(), before.moment()));
      twice(() -> verbs.proof.recover(ORDERS, place));
      assertThat(verbs.proof.verdict(ORDERS, place).objections())
          .as("%s", file)
          .first()
          .asString()
          .startsWith("pgbackrest on the host of " + place + ": exit status 29: ERROR: [029]");
      assertThat(lab.plan().scratch(place).toFile().list()).isNotEmpty();
    } finally {
      twice(() -> verbs.proof.discard(ORDERS, place));
      lab.mend(PatroniFault.CORRUPT_BACKUP);
    }
  }

  @Test
  void recoveryToAMomentWithoutALaterCommitIsNamed() {
    String leader = lab.view().requireLeader();
    String place = verbs.proof.promise(ORDERS).placeFor(leader);
    BackupView backup = verbs.proof.newest(ORDERS, leader);
    try {
      verbs.proof.restore(ORDERS, place, backup.label(), "2126-11-21 03:00:00.123456+00");
      verbs.proof.recover(ORDERS, place);
      assertThat(verbs.proof.verdict(ORDERS, place).found())
          .anyMatch(line -> line.contains("before configured recovery target was reached"));
    } finally {
      verbs.proof.discard(ORDERS, place);
    }
  }

  private static void damage(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[5000] = (byte) ~content[5000];
    Files.write(file, content);
  }

  @Test
  void whatSomebodyElsePutIntoTheScratchPlaceIsNeverTouched() throws IOException {
    String leader = lab.view().requireLeader();
    String place = verbs.proof.promise(ORDERS).placeFor(leader);
    Path theirs = Files.createDirectory(lab.plan().scratch(place).resolve("theirs"));
    Command.run("chown", "postgres:", theirs.toString());
    try {
      BackupView backup = verbs.proof.newest(ORDERS, leader);
      assertThatThrownBy(() ->
              verbs.proof.restore(ORDERS, place, backup.label(), "2026-11-21 03:00:00.123456+00"))
          .hasStackTraceContaining("is not empty: it has theirs");
      verbs.proof.discard(ORDERS, place);
      assertThat(theirs).exists();
    } finally {
      Files.deleteIfExists(theirs);
    }
  }

  @Test
  void aJammedArchiveIsNamedWhilePgBackRestVerifyFindsNothing() {
    String leader = lab.inject(PatroniFault.JAM_ARCHIVE);
    try {
      String verified = lab.pgbackrest(leader, "verify");
      assertThat(verified).doesNotContain("ERROR");
      BackupView backup = verbs.proof.newest(ORDERS, leader);
      WalView wal = verbs.proof.wal(ORDERS, leader, backup.from());
      assertThat(wal.objections(verbs.proof.promise(ORDERS)))
          .as("%s", wal)
          .anyMatch(reason -> reason.startsWith("archiving fails on 0"));
    } finally {
      lab.mend(PatroniFault.JAM_ARCHIVE);
      lab.mendAll();
    }
  }
}
