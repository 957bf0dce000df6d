package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ManagedTemporalIT {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedTemporalIT.class);

  @TempDir Path temporary;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private DataFolder folder;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private ManagedTemporal engine;

  @BeforeEach
  void start() {
    folder = DataFolder.open(temporary);
    engine = engine();
    engine.start();
  }

  @AfterEach
  void end() throws IOException {
    engine.close();
    folder.close();
  }

  @Test
  void aRunThatWasGoingOnWhenTheEngineWasKilledCompletes() {
    WorkflowClient client = client();
    WorkerFactory workers = workers(client);
    Naps naps = start(client, "nap");
    WorkflowStub run = WorkflowStub.fromTyped(naps);
    Process killed = process();
    Grounds.kill(killed);
    long back =
        Grounds.await("the engine is back", () -> !process().equals(killed) && engine.isUp());
    assertThat(run.getResult(String.class)).isEqualTo("rested");
    LOG.info("Engine killed: serving again after {} ms", back);
    workers.shutdownNow();
  }

  @Test
  void aRunOutlivesARestartOfEverything() throws IOException {
    start(client(), "long-nap");
    engine.close();
    Grounds.await("it has ended", () -> !process().isAlive());
    engine = engine();
    engine.start();
    WorkflowClient client = client();
    WorkerFactory workers = workers(client);
    assertThat(client.newUntypedWorkflowStub("long-nap").getResult(String.class))
        .isEqualTo("rested");
    workers.shutdownNow();
  }

  @Test
  void anEngineThatACrashLeftOverIsEndedBeforeTheNext() {
    Process left = process();
    ManagedTemporal next = engine();
    Grounds.await("what was left over has ended", () -> !left.isAlive());
    engine.close();
    Grounds.await("what was started again meanwhile has ended", () -> !process().isAlive());
    next.start();
    Grounds.await("the next one serves", next::isUp);
    next.close();
  }

  @Test
  void aFolderOfAnotherEngineIsRefused() throws IOException {
    Files.writeString(folder.root().resolve("engine/version"), "1.29.6\n");
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(this::engine)
        .withMessageContaining("1.29.6")
        .withMessageContaining("drain");
  }

  private ManagedTemporal engine() {
    return new ManagedTemporal(Grounds.managed(), folder, Grounds.cache(), new Ports(folder));
  }

  private Process process() {
    Process process = engine.supervised().process();
    assertThat(process).isNotNull();
    return process;
  }

  private WorkflowClient client() {
    return WorkflowClient.newInstance(
        engine.stubs(), WorkflowClientOptions.newBuilder().setNamespace("firedrill").build());
  }

  private static WorkerFactory workers(WorkflowClient client) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    factory.newWorker("naps").registerWorkflowImplementationTypes(NapsWorkflow.class);
    factory.start();
    return factory;
  }

  private static Naps start(WorkflowClient client, String id) {
    Naps naps =
        client.newWorkflowStub(
            Naps.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue("naps")
                .setWorkflowTaskTimeout(Duration.ofSeconds(2))
                .build());
    WorkflowClient.start(naps::rest);
    return naps;
  }

  /** A procedure that takes long enough to be interrupted. */
  @WorkflowInterface
  public interface Naps {
    @WorkflowMethod
    String rest();
  }

  /** Two timers: the second one starts after the engine came back. */
  public static final class NapsWorkflow implements Naps {
    @Override
    public String rest() {
      Workflow.sleep(Duration.ofMillis(500));
      Workflow.sleep(Duration.ofMillis(500));
      return "rested";
    }
  }
}
