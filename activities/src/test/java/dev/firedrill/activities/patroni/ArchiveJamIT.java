package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static dev.firedrill.activities.patroni.RealVerbs.twice;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.backup.RealBackups;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.workflows.backup.ArchiveJam;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.Arrival;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.procedure.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** An archive that is stuck for this reason and for another, on a real cluster and repository. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ArchiveJamIT {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String LOCKED = "r-xr-x---";

  private final RealVerbs verbs = new RealVerbs();
  private final PatroniLab lab = verbs.cluster.lab();

  @AfterAll
  void stop() {
    verbs.close();
  }

  @Test
  void sudoAllowsWhatTheArchiveNeedsAndNothingLikeIt() throws Exception {
    Target orders = verbs.cluster.targets().require(ORDERS);
    List<Finding> findings =
        Await.seen(
            "all is allowed",
            SOON,
            () -> RealBackups.archiveCheck(verbs.cluster).check(orders),
            seen -> seen.stream().allMatch(Finding::good));
    assertThat(findings).hasSize(21);
    String data = lab.plan().data("pg-1").toString();
    String status = data + "/pg_wal/archive_status/";
    String segment = "000000010000000000000001";
    for (List<String> refused :
        List.of(
            List.of("/usr/bin/psql", "-c", "select 1"),
            List.of("/usr/bin/sha1sum", data + "/pg_wal/../PG_VERSION"),
            List.of("/usr/bin/mv", "-T", status + segment + ".done", status + segment + ".ready"),
            List.of("/usr/bin/mv", "-T", status + "x.ready", status + "x.done"),
            List.of("/usr/bin/rm", data + "/pg_wal/" + segment))) {
      assertThat(verbs.cluster.sudoAllows("pg-1", "postgres", refused)).as("%s", refused).isFalse();
    }
  }

  @Test
  void anArchiveThatStopsForAnotherReasonIsNotThisJam() throws IOException {
    String leader = lab.view().requireLeader();
    ArchiverView works = verbs.archive.observe(ORDERS, leader);
    assertThat(new ArchiveJam(works, verbs.archive.compare(ORDERS, leader)).objections())
        .singleElement()
        .asString()
        .contains("archiving does not fail");

    Path folder = newestFolder();
    var before = Files.getPosixFilePermissions(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(LOCKED));
    try {
      assertThatThrownBy(() -> verbs.backup.checkArchive(ORDERS, leader));
      Await.until("archiving fails", SOON, () -> verbs.archive.observe(ORDERS, leader).failing());
      ArchiverView fails = verbs.archive.observe(ORDERS, leader);
      assertThat(new ArchiveJam(fails, verbs.archive.compare(ORDERS, leader)).objections())
          .singleElement()
          .asString()
          .contains("which the repository does not have: the cause is another one");
    } finally {
      Files.setPosixFilePermissions(folder, before);
    }
    lab.view().tell(leader, "select pg_reload_conf()"); // which wakes the archiver
    Await.until("archiving works", SOON, () -> !verbs.archive.observe(ORDERS, leader).failing());
  }

  /** First: the oldest segment may be a jammed one later, which is not archived a second time. */
  @Test
  @Order(1)
  void anOlderSegmentThatIsArchivedAgainHidesNothingOfWhatHasArrived() throws IOException {
    String leader = lab.view().requireLeader();
    String written = verbs.archive.observe(ORDERS, leader).current();
    verbs.backup.checkArchive(ORDERS, leader);
    Await.until(
        "what was written is archived",
        SOON,
        () -> verbs.archive.observe(ORDERS, leader).hasArchivedUpTo(written));
    String older = lab.archiveAgain(leader);
    ArchiverView now = verbs.archive.observe(ORDERS, leader);
    assertThat(now.lastArchived()).isEqualTo(older).isLessThan(written);
    assertThat(now.hasArchivedUpTo(written)).isTrue();
  }

  @Test
  void aRealJamIsClearedWithEveryVerbSaidTwiceAndNothingLeavesTheRepository() throws IOException {
    // The run's is one full backup more than the repository keeps by itself (two).
    lab.pgbackrest(lab.view().requireLeader(), "--type=full", "backup");
    String leader = lab.inject(PatroniFault.JAM_ARCHIVE);
    Map<String, String> repository = Await.answer("the repository", SOON, this::repository);
    Instant began = Instant.now();
    ArchiverView before = verbs.archive.observe(ORDERS, leader);
    Comparison seen = verbs.archive.compare(ORDERS, leader);
    List<Twin> jammed = seen.jammed();
    assertThat(new ArchiveJam(before, seen).objections()).isEmpty();
    assertThat(jammed).hasSizeGreaterThan(1);

    assertThatThrownBy(() -> verbs.archive.letPass(ORDERS, leader, jammed))
        .hasStackTraceContaining("was not set aside");
    twice(() -> verbs.archive.setAside(ORDERS, leader, jammed));
    for (Twin twin : jammed) {
      assertThat(Path.of(seen.aside(), twin.segment())).exists();
    }
    assertThatThrownBy(() -> verbs.archive.letPass(ORDERS, leader, List.of(other(jammed))))
        .hasStackTraceContaining("there is no such copy");
    assertThat(verbs.archive.observe(ORDERS, leader).failing()).isTrue();

    twice(() -> verbs.archive.letPass(ORDERS, leader, jammed));
    Await.until(
        "the archiver has passed them",
        SOON,
        () ->
            ArchiveJam.objectionsToPassing(
                    verbs.archive.observe(ORDERS, leader), jammed, Arrival.BY_WHAT_WAITS)
                .isEmpty());
    Duration passed = Duration.between(began, Instant.now());
    twice(() -> verbs.backup.checkArchive(ORDERS, leader));
    twice(() -> verbs.backup.backUpInFull(ORDERS, leader));
    Await.until(
        "archiving is whole",
        SOON,
        () -> {
          ArchiverView now = verbs.archive.observe(ORDERS, leader);
          return ArchiveJam.objectionsToWhole(before, now, Arrival.BY_WHAT_WAITS).isEmpty();
        });
    System.out.printf(
        "archive jam: %d segments set aside, archiving again after %.1f s, with backup %.1f s%n",
        jammed.size(),
        passed.toMillis() / 1000.0,
        Duration.between(began, Instant.now()).toMillis() / 1000.0);
    Map<String, String> after = Await.answer("the repository", SOON, this::repository);
    assertThat(after).containsAllEntriesOf(repository);
  }

  private static Twin other(List<Twin> jammed) {
    Twin first = jammed.getFirst();
    return new Twin(first.segment(), first.there(), first.here());
  }

  /**
   * Every file of the repository, backups and archive, and its SHA-256; fails when one is just
   * being written and gets its name. What lists the others is written anew each time.
   */
  private Map<String, String> repository() throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(repositoryFolder())) {
      for (Path file : all.filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS)).toList()) {
        String name = file.getFileName().toString();
        if (!name.matches("(archive|backup)\\.info.*|.*\\.tmp")) {
          files.put(file.toString(), sha256(file));
        }
      }
    }
    assertThat(files.keySet()).anyMatch(each -> each.contains("/backup/orders/"));
    return files;
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The folder into which the leader archives now. */
  private Path newestFolder() throws IOException {
    try (Stream<Path> all = Files.walk(archive(), 2)) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9A-F]{16}"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  private Path archive() {
    return repositoryFolder().resolve("archive/orders");
  }

  private Path repositoryFolder() {
    return lab.plan().folder().resolve("backup/repo");
  }
}
