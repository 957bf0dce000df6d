package dev.firedrill.web.logs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes lines that were kept long enough, some thousands at a time so that nobody waits. */
@Component
@EnableConfigurationProperties(LogProperties.class)
class LogPruner {

  private static final Logger LOG = LoggerFactory.getLogger(LogPruner.class);
  private static final int AT_ONCE = 5_000;

  private final JdbcClient database;
  private final LogProperties properties;

  LogPruner(JdbcClient database, LogProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
  void prune() {
    try {
      long removed = removeBefore(Clock.systemUTC().instant().minus(properties.keep()));
      if (removed > 0) {
        LOG.info("{} lines of logs were removed, being older than firedrill.logs.keep", removed);
      }
    } catch (RuntimeException later) {
      LOG.warn("old lines of logs could not be removed: {}", later.toString());
    }
  }

  /** Looks at the first written lines only: ids grow with time, and no index on times is needed. */
  long removeBefore(Instant oldest) {
    long all = 0;
    int removed;
    do {
      removed =
          database
              .sql(
                  """
                  DELETE FROM log_lines WHERE at < :oldest AND id IN
                    (SELECT id FROM log_lines ORDER BY id LIMIT :many)
                  """)
              .param("oldest", Timestamp.from(oldest))
              .param("many", AT_ONCE)
              .update();
      all += removed;
    } while (removed == AT_ONCE);
    return all;
  }
}
