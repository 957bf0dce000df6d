package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Tables.Sum;
import dev.firedrill.workflows.backup.WalView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A cluster's leader, whose backup is verified. */
record ProofSource(ProofHost host, ProofCommands commands, ArchiveHost archive) {

  /** For all databases; a little less than the look has. */
  private static final Duration READING = Duration.ofSeconds(ProofActivities.READING - 100);

  /** What the archive has from this segment on, and what of the leader's WAL it lacks. */
  WalView wal(String from) {
    ArchiverView archiver = archive.look();
    WalPositions now = WalPositions.read(ask("postgres", ProofSql.WAL));
    List<String> archived = archive.storedSince(from, now.current());
    return new WalView(
        from,
        now.newest(archived),
        archived.size(),
        now.missing(from, archived),
        exposed(now, archived),
        archiver.failing() ? archiver.lastFailed() : "");
  }

  private long exposed(WalPositions now, List<String> archived) {
    Optional<String> start = now.firstNotIn(archived);
    if (start.isEmpty()) {
      return 0;
    }
    List<String> argv = commands.transactions(now.timeline(), start.get());
    Result result = host.run(argv, Duration.ofSeconds(60));
    if (!WalPositions.isAnswer(result.out(), result.err())) {
      throw new IllegalStateException(host.said(argv, result));
    }
    return now.secondsSinceFirst(result.out());
  }

  /** Every table, and the clock afterwards. */
  Tables tables() {
    return tables(commands::ask, host, ProofSql.CLOCK);
  }

  void commit() {
    ask("postgres", ProofSql.COMMIT);
  }

  private String ask(String database, String question) {
    return host.need(commands.ask(database, question), ProofHost.QUICK);
  }

  /** The tables of every database, as this way of asking shows them, and a moment afterwards. */
  static Tables tables(
      BiFunction<String, String, List<String>> asking, ProofHost host, String moment) {
    List<Sum> sums = new ArrayList<>();
    List<String> cut = new ArrayList<>();
    long end = System.nanoTime() + READING.toNanos();
    String databases = host.need(asking.apply("postgres", ProofSql.DATABASES), ProofHost.QUICK);
    for (String database : databases.lines().toList()) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      String text = host.need(asking.apply(database, ProofSql.SUMS), left);
      List<Sum> some = PrintedSums.of(database, text);
      if (some.size() >= ProofSql.MOST_TABLES) {
        cut.add(database);
      }
      sums.addAll(some);
    }
    String time = host.need(asking.apply("postgres", moment), ProofHost.QUICK).strip();
    return new Tables(time + "+00", sums, cut);
  }
}
