package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A lossy failover that leaves the archive stuck: two members write the same timeline, and the
 * repository keeps what the first of them archived. The second is a standby that reached neither
 * its leader nor the repository, so that it did not know that the timeline's number was taken.
 */
final class ArchiveJam {

  private static final int SEGMENTS = 2;
  private static final String FAILING =
      "select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)"
          + " from pg_stat_archiver";

  private final PatroniPlan plan;
  private final PatroniView view;
  private final PatroniServers servers;
  private final PatroniFaults faults;

  ArchiveJam(PatroniPlan plan, PatroniView view, PatroniServers servers, PatroniFaults faults) {
    this.plan = plan;
    this.view = view;
    this.servers = servers;
    this.faults = faults;
  }

  /** Breaks, and returns the leader whose archiver is stuck; the cluster is healthy otherwise. */
  String inject() {
    String first = view.requireLeader();
    String second = view.syncStandby().orElseThrow();
    String cutOff = faults.asynchronous();
    move(plan.backupConfig(cutOff), away(cutOff));
    faults.inject(PatroniFault.STANDBY_BEHIND);
    order(
        first, "/switchover", "{\"leader\":\"%s\",\"candidate\":\"%s\"}".formatted(first, second));
    awaitLeader(second);
    String last = archiveSegments(second);
    promoteWithoutTheRest(second, cutOff);
    move(away(cutOff), plan.backupConfig(cutOff));
    rebuild(first, second);
    writeBeyond(cutOff, last);
    await(cutOff + " cannot archive", 90, () -> isFailing(cutOff));
    return cutOff;
  }

  /** Lets the archiver pass what it fails on, and takes a full backup; removes nothing. */
  void mend() {
    String leader = view.requireLeader();
    await(
        "the archiver of " + leader + " works",
        120,
        () -> {
          if (isFailing(leader)) {
            pass(leader);
            return false;
          }
          // One that passes is no proof of the next one: several may be jammed.
          return !waits(leader);
        });
    servers.pgbackrest(leader, "check");
    servers.pgbackrest(leader, "--type=full", "backup");
  }

  /** Whether a segment waits for the archiver. */
  private boolean waits(String leader) {
    String[] waiting =
        plan.data(leader)
            .resolve("pg_wal/archive_status")
            .toFile()
            .list((folder, name) -> name.endsWith(".ready"));
    return waiting == null || waiting.length > 0;
  }

  private void pass(String leader) {
    String segment = view.sql(leader, "select last_failed_wal from pg_stat_archiver").orElseThrow();
    Path status = plan.data(leader).resolve("pg_wal/archive_status");
    if (Files.exists(status.resolve(segment + ".ready"))) {
      move(status.resolve(segment + ".ready"), status.resolve(segment + ".done"));
    }
    switchSegment(leader);
  }

  /** Some segments of this leader's timeline reach the repository; returns the last of them. */
  private String archiveSegments(String leader) {
    String last = "";
    for (int written = 0; written < SEGMENTS; written++) {
      last = current(leader);
      switchSegment(leader);
    }
    String name = last;
    await(
        name + " is archived",
        30,
        () ->
            view.sql(leader, "select last_archived_wal from pg_stat_archiver")
                .filter(archived -> archived.compareTo(name) >= 0)
                .isPresent());
    return last;
  }

  private void promoteWithoutTheRest(String leader, String candidate) {
    faults.inject(PatroniFault.PAUSE);
    faults.inject(PatroniFault.KILL_LEADER_NODE);
    await("the key of " + leader + " is gone", 120, () -> view.leaderKey().isEmpty());
    order(candidate, "/failover", "{\"candidate\":\"%s\"}".formatted(candidate));
    awaitLeader(candidate);
    faults.pause(false);
    String role = PatroniServers.role(candidate);
    view.memberSql().tell(candidate, "alter role \"%s\" login".formatted(role));
  }

  /** Patroni takes those who followed the other copy for healthy: the timeline is the same. */
  private void rebuild(String... others) {
    for (String member : others) {
      servers.startMember(member);
      await(member + " is being rebuilt", 120, () -> isReinitializing(member));
    }
    servers.awaitHealthy();
  }

  private boolean isReinitializing(String member) {
    int status = view.rest().post(member, "/reinitialize", "{\"force\":true}").status();
    return status == 200;
  }

  private void writeBeyond(String leader, String segment) {
    await(
        leader + " has written beyond " + segment,
        30,
        () -> {
          switchSegment(leader);
          return current(leader).compareTo(segment) > 0;
        });
  }

  private void switchSegment(String leader) {
    view.memberSql().tell(leader, "select pg_logical_emit_message(true, 'lab', 'a segment')");
    view.memberSql().tell(leader, "select pg_switch_wal()");
    view.memberSql().tell(leader, "select pg_logical_emit_message(true, 'lab', 'the next')");
  }

  private String current(String leader) {
    return view.sql(leader, "select pg_walfile_name(pg_current_wal_lsn())").orElseThrow();
  }

  private boolean isFailing(String leader) {
    return view.sql(leader, FAILING).filter("t"::equals).isPresent();
  }

  private void awaitLeader(String member) {
    await(member + " leads", 60, () -> view.leader().filter(member::equals).isPresent());
  }

  /** What it answers is not looked at, nor whether it does in time: who leads is. */
  private void order(String member, String path, String body) {
    try {
      view.rest().post(member, path, body);
    } catch (LabFailure late) {
      await(member + " answers again", 30, () -> view.patroniAnswers(member));
    }
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

  private static void await(String what, int seconds, Callable<Boolean> seen) {
    Await.until(what, Duration.ofSeconds(seconds), seen);
  }
}
