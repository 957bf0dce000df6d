package dev.firedrill.activities.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.locks.Attempt;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Two attempts of one change, of which the engine took the first for dead: their key is one. */
class TurnsTest {

  private final Exchanger<String> meeting = new Exchanger<>();
  private final List<String> met = new CopyOnWriteArrayList<>();
  private final List<String> acted = new CopyOnWriteArrayList<>();

  @Test
  void oneAttemptOfAChangeActsAtATime() throws Exception {
    try (TestWorkflowEnvironment engine = engine();
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> change =
          () -> {
            lamps(engine).carryOut("change");
            return true;
          };
      for (Future<Boolean> each : people.invokeAll(List.of(change, change))) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(acted).containsExactly("change", "alone", "change", "alone");
    assertThat(met).isEmpty();
  }

  private static LampWorkflow lamps(TestWorkflowEnvironment engine) {
    return engine
        .getWorkflowClient()
        .newWorkflowStub(
            LampWorkflow.class, WorkflowOptions.newBuilder().setTaskQueue("lamps").build());
  }

  private TestWorkflowEnvironment engine() {
    TestWorkflowEnvironment engine =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Keyed(), new EffectInterceptor(new Open()))
                        .build())
                .build());
    Worker worker = engine.newWorker("lamps");
    worker.registerWorkflowImplementationTypes(LampWorkflow.Carried.class);
    worker.registerActivitiesImplementations(new Lonely());
    engine.start();
    return engine;
  }

  /** Lets everybody pass. */
  private static final class Open implements Brake {

    @Override
    public void pass(Attempt attempt, boolean begun) {}

    @Override
    public void over(Attempt attempt) {}
  }

  /** A lamp at which whoever changes it waits a second for somebody else who does. */
  private final class Lonely implements LampWorkflow.Lamp {

    @Override
    public void change(String what) {
      acted.add(what);
      try {
        met.add(meeting.exchange(what, 1, TimeUnit.SECONDS));
      } catch (TimeoutException nobody) {
        acted.add("alone");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public String look(String what) {
      return what;
    }
  }
}
