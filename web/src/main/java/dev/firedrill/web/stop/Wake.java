package dev.firedrill.web.stop;

import io.temporal.client.WorkflowClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wakes the runs that may wait at the stop switch. One that does not hear it looks by itself. */
@Component
class Wake {

  private static final Logger LOG = LoggerFactory.getLogger(Wake.class);

  private final JdbcClient database;
  private final WorkflowClient engine;

  Wake(JdbcClient database, WorkflowClient engine) {
    this.database = database;
    this.engine = engine;
  }

  void all() {
    List<String> running =
        database.sql("SELECT id FROM runs WHERE state = 'RUNNING'").query(String.class).list();
    for (String run : running) {
      try {
        engine.newUntypedWorkflowStub(run).signal("released");
      } catch (RuntimeException unheard) {
        LOG.info("run {} did not hear of the release: {}", run, unheard.toString());
      }
    }
  }
}
