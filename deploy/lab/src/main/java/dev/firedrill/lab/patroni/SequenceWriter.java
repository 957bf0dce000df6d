package dev.firedrill.lab.patroni;

import dev.firedrill.lab.AcknowledgedLog;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.Gaps;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client that writes the rows 1, 2, 3, … about fifty times a second and remembers which of them
 * were acknowledged, so that a recovery can be asked afterwards what it lost.
 *
 * <p>Each number is tried once. One that fails has an unknown outcome and is never counted, nor is
 * an acknowledgement with a warning: PostgreSQL warns that way when a wait for the synchronous
 * standby was cancelled. No query timeout is set, because cancelling is what causes that warning.
 */
public final class SequenceWriter implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(40);
  private static final Duration RECONNECT = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String INSERT = "insert into firedrill_sequence (n) values (?)";

  private final String writerUrl;
  private final String password;
  private final Supplier<String> leaderUrl;
  private final AcknowledgedLog log;
  private final Gaps gaps = new Gaps();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Thread thread;
  private @Nullable Connection connection;
  private long next = 1;

  SequenceWriter(String writerUrl, String password, Supplier<String> leaderUrl, Path file) {
    this.writerUrl = writerUrl;
    this.password = password;
    this.leaderUrl = leaderUrl;
    this.log = AcknowledgedLog.open(file);
    Await.until("the writer's table", SOON, this::isPrepared);
    this.thread = Thread.ofPlatform().name("sequence-writer").daemon().start(this::write);
  }

  /** How many numbers were acknowledged and are on disk in the log. */
  public long acknowledged() {
    return log.count();
  }

  /** The longest time between two acknowledgements, the current one included. */
  public Duration longestGap() {
    return gaps.longest();
  }

  /** Acknowledged numbers that the current leader doesn't have; empty means nothing was lost. */
  public NavigableSet<Long> missing() {
    NavigableSet<Long> acknowledged = log.read();
    return Await.answer("the leader's rows", SOON, () -> missing(acknowledged));
  }

  private NavigableSet<Long> missing(NavigableSet<Long> acknowledged) {
    NavigableSet<Long> missing = new TreeSet<>(acknowledged);
    try (Connection leader = MemberSql.connect(leaderUrl.get(), password);
        Statement statement = leader.createStatement();
        ResultSet rows = statement.executeQuery("select n from firedrill_sequence")) {
      while (rows.next()) {
        missing.remove(rows.getLong(1));
      }
      return missing;
    } catch (SQLException e) {
      throw new LabFailure("The leader could not be asked for its rows", e);
    }
  }

  /** Numbers that were acknowledged, read back from the log on disk. */
  public NavigableSet<Long> acknowledgedNumbers() {
    return new TreeSet<>(log.read());
  }

  /** Stops writing; the log and the table stay. */
  @Override
  public void close() {
    open.set(false);
    try {
      thread.join(Duration.ofMinutes(1));
      log.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isPrepared() {
    try (Connection leader = MemberSql.connect(leaderUrl.get(), password);
        Statement statement = leader.createStatement()) {
      statement.execute("drop table if exists firedrill_sequence");
      statement.execute("create table firedrill_sequence (n bigint primary key)");
      return true;
    } catch (SQLException e) {
      throw new LabFailure("The writer's table could not be made", e);
    }
  }

  private void write() {
    while (open.get()) {
      try {
        writeNext(connected());
        LockSupport.parkNanos(PACE.toNanos());
      } catch (SQLException e) {
        disconnect();
        LockSupport.parkNanos(RECONNECT.toNanos());
      }
    }
    disconnect();
  }

  private void writeNext(Connection current) throws SQLException {
    long number = next++;
    try (PreparedStatement insert = current.prepareStatement(INSERT)) {
      insert.setLong(1, number);
      insert.executeUpdate();
      // A commit whose wait for the synchronous standby was cut short succeeds with a warning.
      if (insert.getWarnings() == null && current.getWarnings() == null) {
        log.add(number);
        gaps.acknowledged();
      }
      current.clearWarnings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Connection connected() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = MemberSql.connect(writerUrl + "&options=-c%20synchronous_commit=on", password);
      connection = current;
    }
    return current;
  }

  private void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // It was broken already; that is why it is closed.
    }
    connection = null;
  }
}
