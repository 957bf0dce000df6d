package dev.firedrill.activities.journal;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stop switch in PostgreSQL: while its row is there, nothing is changed anywhere. */
@Component
public final class StopSwitch {

  private final JdbcClient sql;

  public StopSwitch(DataSource database) {
    sql = JdbcClient.create(database);
  }

  /** Who stopped all changes and why; "" while nobody has. */
  public String by() {
    return sql.sql("SELECT person || ': ' || reason FROM stop_switch")
        .query(String.class)
        .optional()
        .orElse("");
  }
}
