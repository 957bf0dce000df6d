package dev.firedrill.web.runs;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Hears what the journal commits, on one connection for the whole process. While the connection is
 * gone nothing is heard; when it is back, every screen that is watched is drawn again.
 */
@Component
@Profile("!command")
class JournalListener implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(JournalListener.class);
  private static final int LISTEN_MILLIS = 5_000;
  private static final int PAUSE_MILLIS = 500;

  /** The channel of log lines, which change no list. */
  private static final String LOGS = "firedrill_log";

  private final DataSource database;
  private final List<JournalWatch> watches;
  private volatile boolean running;
  private volatile Thread thread = new Thread();

  JournalListener(DataSource database, List<JournalWatch> watches) {
    this.database = database;
    this.watches = List.copyOf(watches);
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name("journal-listener").start(this::listenForEver);
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void listenForEver() {
    while (running) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException gone) {
        if (running) {
          LOG.warn("the journal is not heard for now: {}", gone.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN firedrill");
      statement.execute("LISTEN " + LOGS);
    }
    watches.forEach(JournalWatch::anythingMayHaveChanged);
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (running) {
      PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
      if (heard == null || heard.length == 0) {
        if (!connection.isValid(2)) {
          throw new SQLException("the connection is dead");
        }
        continue;
      }
      for (PGNotification notification : heard) {
        tell(notification);
      }
    }
  }

  private void tell(PGNotification notification) {
    if (notification.getName().equals(LOGS)) {
      watches.forEach(watch -> watch.logged(notification.getParameter()));
    } else {
      watches.forEach(watch -> watch.changed(notification.getParameter()));
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
