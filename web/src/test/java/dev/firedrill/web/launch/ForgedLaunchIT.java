package dev.firedrill.web.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.valve.ValveRequest;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What somebody gets who reaches the engine's port, and starts workflows there by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForgedLaunchIT {

  private static final String PAGE = "/runbooks/open-valve";
  private static final TargetName TARGET = new TargetName("orders-db");
  private static final ValveRequest THREE = new ValveRequest(TARGET, 3);
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");

  private Desk desk;
  private WorkflowClient engine;
  private Browser starter;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("sre-a", Role.OPERATOR, "incident-commander");
    starter = desk.signedIn("sre-a");
    engine = desk.bean(WorkflowClient.class);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void aRunUnderAnothersNameIsRefusedAndTold() {
    String run = RunId.draw();
    Launch unsigned = new Launch("open-valve", "v", TARGET, "sre-b");
    assertThat(refusal(run, unsigned, THREE)).contains("nobody launched it here");
    assertThat(refusal(RunId.draw(), unsigned.signed("AAAA"), THREE)).contains("not signed");
    assertThat(starter.get("/runs/" + run).body()).contains("Refused", "nobody launched it here");
    assertThat(
            count(
                "SELECT count(*) FROM audit WHERE run_id = ? AND what = 'RUN_ENDED'"
                    + " AND content LIKE '%nobody launched it here%'",
                run))
        .isEqualTo(1);
    assertThat(count("SELECT count(*) FROM gates WHERE run_id = ?", run)).isZero();
  }

  @Test
  void aSignatureCountsForNoOtherRunNorOtherInputsNorASecondTime() {
    String run = launched();
    Launch signed =
        Objects.requireNonNull(
            engine
                .newUntypedWorkflowStub(run)
                .describe()
                .getMemo(Launch.MEMO, Launch.class, Launch.class));
    assertThat(signed.starter()).isEqualTo("sre-a");
    assertThat(refusal(RunId.draw(), signed, THREE)).contains("not signed");
    engine.newUntypedWorkflowStub(run).terminate("to be carried out once more");
    assertThat(refusal(run, signed, new ValveRequest(TARGET, 99))).contains("not signed");
    assertThat(refusal(run, signed, THREE)).contains("carried out before");
    Await.until(
        () -> count("SELECT count(*) FROM runs WHERE id = ? AND ending = 'LOST'", run) == 1);
    assertThat(count("SELECT count(*) FROM locks WHERE run = ? AND state = 'ORPHANED'", run))
        .as("what stands in a run's place does not free its target")
        .isEqualTo(1);
  }

  @Test
  void aStrangersWorkflowHasNothingLookedAtOrToldInARunsName() {
    String run = RunId.draw();
    Launch launch = new Launch("open-valve", "v", TARGET, "sre-b");
    try (Stranger stranger = new Stranger(engine)) {
      assertThat(stranger.failure("LocksTake", run, launch))
          .contains("no run that was launched here has its looks scheduled");
      assertThat(stranger.failure("JournalTell", run, launch)).contains("a run tells of itself");
    }
    assertThat(count("SELECT count(*) FROM locks WHERE run = ?", run)).isZero();
    assertThat(count("SELECT count(*) FROM audit WHERE run_id = ?", run)).isZero();
  }

  private String launched() {
    Matcher id = RUN.matcher(starter.get(PAGE).body());
    assertThat(id.find()).isTrue();
    Map<String, String> form = Map.of("run", id.group(1), "target", "orders-db", "turns", "3");
    assertThat(starter.post(PAGE + "/launch", form).statusCode()).isEqualTo(302);
    String path = "/runs/" + id.group(1);
    Await.until(() -> starter.get(path).body().contains("Waiting for approval"));
    return id.group(1);
  }

  /** Why the run that this starts was refused. */
  private String refusal(String run, Launch launch, ValveRequest request) {
    WorkflowStub forged =
        engine.newUntypedWorkflowStub(
            "open-valve",
            WorkflowOptions.newBuilder()
                .setTaskQueue("firedrill")
                .setWorkflowId(run)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setMemo(Map.of(Launch.MEMO, launch))
                .build());
    forged.start(request);
    WorkflowFailedException failed =
        catchThrowableOfType(
            WorkflowFailedException.class,
            () -> forged.getResult(2, TimeUnit.MINUTES, Object.class));
    assertThat(failed.getCause()).isInstanceOf(ApplicationFailure.class);
    ApplicationFailure why = (ApplicationFailure) failed.getCause();
    assertThat(why.getType()).isEqualTo("REFUSED");
    return why.getOriginalMessage();
  }

  private long count(String sql, String value) {
    return desk.database().sql(sql).param(value).query(Long.class).single();
  }
}
