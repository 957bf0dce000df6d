package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A lossy failover that leaves the archive stuck: two members write the same timeline, and the
 * repository keeps what the first of them archived. The second is a standby that reached neither
 * its leader nor the repository, so that it did not know that the timeline's number was taken.
 */
final class ArchiveJam {

  private static final int SEGMENTS = 2;
  private static final Duration SOON = Duration.ofMinutes(3);

  /** For Patroni to act on an order; it is given again after that. */
  private static final Duration TAKEN = Duration.ofSeconds(40);

  /** Without a wait for a standby, of which there may be none by then. */
  private static final String LOCALLY = "set synchronous_commit = local; ";

  private final PatroniPlan plan;
  private final PatroniView view;
  private final PatroniServers servers;
  private final PatroniFaults faults;
  private final ArchiverLook archiver;

  ArchiveJam(PatroniPlan plan, PatroniView view, PatroniServers servers, PatroniFaults faults) {
    this.plan = plan;
    this.view = view;
    this.servers = servers;
    this.faults = faults;
    this.archiver = new ArchiverLook(plan, view);
  }

  /**
   * Breaks, and returns the leader whose archiver is stuck; the cluster is healthy otherwise.
   *
   * <p>The others are rebuilt only when the leader has written beyond what the other copy archived.
   * A standby asks the archive before its leader: one that begins before that is given the other
   * copy's history or segments, may end at once, and Patroni then recovers it by itself, which
   * writes a checkpoint that its leader does not have: from there on it never follows again.
   */
  String inject() {
    String first = view.requireLeader();
    String second = view.requireSyncStandby();
    String cutOff = third(first, second);
    unfinished(true);
    move(plan.backupConfig(cutOff), away(cutOff));
    faults.cutOff(cutOff);
    order(
        first,
        "/switchover",
        "{\"leader\":\"%s\",\"candidate\":\"%s\"}".formatted(first, second),
        second);
    String last = archiveSegments(second);
    promoteWithoutTheRest(second, cutOff);
    giveConfigsBack();
    servers.clear(first); // before its leader passes where it is, or it would take what follows
    writeBeyond(cutOff, last);
    servers.rebuild(List.of(first, second));
    servers.awaitHealthy();
    await(cutOff + " cannot archive", () -> archiver.failsOnSegment(cutOff));
    unfinished(false);
    return cutOff;
  }

  private static String third(String first, String second) {
    return PatroniPlan.MEMBERS.stream()
        .filter(member -> !member.equals(first) && !member.equals(second))
        .findFirst()
        .orElseThrow();
  }

  /** Whether one was begun and not ended: two members may have written one timeline. */
  boolean isUnfinished() {
    return Files.exists(mark());
  }

  void unfinished(boolean so) {
    try {
      Files.deleteIfExists(mark());
      if (so) {
        Files.createFile(mark());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path mark() {
    return plan.folder().resolve("jam.unfinished");
  }

  /** Lets every member reach the repository again. */
  void giveConfigsBack() {
    PatroniPlan.MEMBERS.stream()
        .filter(member -> Files.exists(away(member)))
        .forEach(member -> move(away(member), plan.backupConfig(member)));
  }

  /** Whether this leader's archiver fails on what it has to archive. */
  boolean isJammed(String leader) {
    return archiver.isJammed(leader);
  }

  /** Lets the archiver pass what it fails on, and takes a full backup; removes nothing. */
  void mend() {
    String leader = view.requireLeader();
    await(
        "the archiver of " + leader + " works",
        () -> {
          if (archiver.isFailing(leader)) {
            pass(leader);
            return false;
          }
          // One that passes is no proof of the next one: several may be jammed.
          return !archiver.waits(leader);
        });
    servers.pgbackrest(leader, "check");
    servers.pgbackrest(leader, "--type=full", "backup");
  }

  private void pass(String leader) {
    String segment = archiver.failedOn(leader);
    Path status = plan.data(leader).resolve("pg_wal/archive_status");
    if (Files.exists(status.resolve(segment + ".ready"))) {
      move(status.resolve(segment + ".ready"), status.resolve(segment + ".done"));
    }
    switchSegment(leader);
  }

  /** Some segments of this leader's timeline reach the repository; the last of them. */
  private String archiveSegments(String leader) {
    String last = "";
    for (int written = 0; written < SEGMENTS; written++) {
      last = Await.answer(leader + " begins a segment", SOON, () -> ended(leader));
    }
    return archiver.awaitArchived(leader, last);
  }

  /** The segment that this leader wrote until now. */
  private String ended(String leader) {
    String segment = current(leader);
    switchSegment(leader);
    return segment;
  }

  private void promoteWithoutTheRest(String leader, String candidate) {
    faults.inject(PatroniFault.PAUSE);
    faults.killNode(leader);
    await("the key of " + leader + " is gone", () -> view.leaderKey().isEmpty());
    order(candidate, "/failover", "{\"candidate\":\"%s\"}".formatted(candidate), candidate);
    faults.pause(false);
    servers.letReplicate(candidate, candidate);
  }

  private void writeBeyond(String leader, String segment) {
    await(
        leader + " has written beyond " + segment,
        () -> {
          switchSegment(leader);
          return current(leader).compareTo(segment) > 0;
        });
  }

  /**
   * The last message is there so that the next segment is begun. Whoever waits asks again where no
   * answer came: nothing that is told here does harm twice.
   */
  private void switchSegment(String leader) {
    tell(leader, "select pg_logical_emit_message(true, 'lab', 'a segment')");
    tell(leader, "select pg_switch_wal()");
    tell(leader, "select pg_logical_emit_message(true, 'lab', 'the next')");
  }

  private void tell(String member, String statement) {
    view.memberSql().tell(member, LOCALLY + statement);
  }

  private String current(String leader) {
    return view.sql(leader, "select pg_walfile_name(pg_current_wal_lsn())").orElseThrow();
  }

  private boolean leads(String member) {
    return view.leader().filter(member::equals).isPresent();
  }

  /**
   * Orders a member to lead, and again while it does not: a busy Patroni refuses, or answers late.
   * What it answers is not looked at; who leads is.
   */
  private void order(String asked, String path, String body, String candidate) {
    await(
        candidate + " leads",
        () -> {
          if (!leads(candidate)) {
            view.rest().post(asked, path, body);
            Await.until(candidate + " leads now", TAKEN, () -> leads(candidate));
          }
          return true;
        });
  }

  private Path away(String member) {
    return plan.folder().resolve(member).resolve("pgbackrest.conf.away");
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(String what, Callable<Boolean> seen) {
    Await.until(what, SOON, seen);
  }
}
