package dev.firedrill.drill.kill;

import dev.firedrill.activities.journal.AuditChain;
import dev.firedrill.drill.House;
import dev.firedrill.drill.kill.Evidence.Step;
import dev.firedrill.drill.kill.Evidence.Told;
import dev.firedrill.lab.Await;
import dev.firedrill.workflows.procedure.ChangesStopped;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.ProcedureInterceptor;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.ActivityTaskFailedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ApplicationFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collects what database and engine know of a run that has ended. */
final class Witness {

  private static final Duration ENGINE = Duration.ofMinutes(4);

  private final House house;
  private final JdbcClient database;
  private final WorkflowClient engine;

  Witness(House house) {
    this.house = house;
    this.database = house.bean(JdbcClient.class);
    this.engine = house.bean(WorkflowClient.class);
  }

  Evidence of(String run) {
    WorkflowStub workflow = engine.newUntypedWorkflowStub(run);
    Await.until(
        "the end of " + run + " at the engine",
        ENGINE,
        () ->
            workflow.describe().getStatus()
                != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    House.Ended ended = house.ended(run);
    List<HistoryEvent> history = engine.fetchHistory(run).getEvents();
    return new Evidence(
        run,
        text("SELECT state FROM runs WHERE id = ?", run),
        ended.ending(),
        ended.summary(),
        ending(workflow),
        steps(run),
        audit(run),
        Long.parseLong(
            text(
                "SELECT count(*) FROM audit WHERE what = 'LAUNCHED' AND content::jsonb->>'run' = ?",
                run)),
        scheduled(history),
        stopped(history),
        AuditChain.verify(house.bean(DataSource.class)).broken(),
        log(run));
  }

  private String text(String sql, String run) {
    return database.sql(sql).param(run).query(String.class).single();
  }

  private List<String> log(String run) {
    return database
        .sql("SELECT text FROM log_lines WHERE run_id = ? ORDER BY id")
        .param(run)
        .query(String.class)
        .list();
  }

  private List<Step> steps(String run) {
    return database
        .sql("SELECT ordinal, kind, title, state FROM steps WHERE run_id = ? ORDER BY ordinal")
        .param(run)
        .query((row, number) ->
            new Step(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  private List<Told> audit(String run) {
    return database
        .sql(
            "SELECT position, sequence, correction, what, content::jsonb->>'step' AS step, person"
                + " FROM audit WHERE run_id = ? ORDER BY position")
        .param(run)
        .query(Witness::told)
        .list();
  }

  private static Told told(ResultSet row, int number) throws SQLException {
    return new Told(
        row.getLong("position"),
        row.getInt("sequence"),
        row.getInt("correction"),
        row.getString("what"),
        row.getInt("step"),
        row.getString("person"));
  }

  private static String ending(WorkflowStub workflow) {
    try {
      workflow.getResult(Object.class);
      return Ending.RECOVERED.name();
    } catch (WorkflowFailedException failed) {
      return failed.getCause() instanceof ApplicationFailure why
          ? why.getType()
          : String.valueOf(failed.getCause());
    }
  }

  private static List<String> scheduled(List<HistoryEvent> history) {
    return changes(history)
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .map(Witness::key)
        .toList();
  }

  private static List<String> stopped(List<HistoryEvent> history) {
    Set<Long> stopped =
        history.stream()
            .filter(HistoryEvent::hasActivityTaskFailedEventAttributes)
            .map(HistoryEvent::getActivityTaskFailedEventAttributes)
            .filter(Witness::didNothing)
            .map(ActivityTaskFailedEventAttributes::getScheduledEventId)
            .collect(Collectors.toSet());
    return changes(history)
        .filter(event -> stopped.contains(event.getEventId()))
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .map(Witness::key)
        .toList();
  }

  private static Stream<HistoryEvent> changes(List<HistoryEvent> history) {
    return history.stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .filter(event -> !type(event).equals(VerbWatch.TELLING));
  }

  private static String type(HistoryEvent scheduled) {
    return scheduled.getActivityTaskScheduledEventAttributes().getActivityType().getName();
  }

  private static boolean didNothing(ActivityTaskFailedEventAttributes failed) {
    return failed
        .getFailure()
        .getApplicationFailureInfo()
        .getType()
        .equals(ChangesStopped.class.getName());
  }

  private static String key(ActivityTaskScheduledEventAttributes change) {
    Payload key = change.getHeader().getFieldsOrThrow(ProcedureInterceptor.EFFECT_HEADER);
    return DefaultDataConverter.STANDARD_INSTANCE.fromPayload(key, String.class, String.class);
  }
}
