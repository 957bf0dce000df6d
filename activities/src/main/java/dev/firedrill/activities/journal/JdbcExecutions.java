package dev.firedrill.activities.journal;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The executions of runs in PostgreSQL, in the row that the run's first telling made. */
@Component
final class JdbcExecutions implements Executions {

  private final JdbcClient sql;

  JdbcExecutions(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  @Override
  public boolean isOf(String run, String execution) {
    return isKnown(run, execution) || isFirst(run, execution);
  }

  private boolean isKnown(String run, String execution) {
    return sql.sql("SELECT count(*) FROM runs WHERE id = ? AND execution = ?")
            .params(run, execution)
            .query(Integer.class)
            .single()
        == 1;
  }

  private boolean isFirst(String run, String execution) {
    return sql.sql(
                """
                UPDATE runs SET execution = :execution
                WHERE id = :run AND execution IS NULL AND state <> 'ENDED'\
                """)
            .param("run", run)
            .param("execution", execution)
            .update()
        == 1;
  }
}
