package dev.firedrill.web.engine;

import dev.firedrill.workflows.procedure.ProcedureInterceptor;
import dev.firedrill.workflows.schedules.ScheduledLaunch;
import dev.firedrill.workflows.schedules.SlotReconciliation;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The worker of this process, if it has that role. It starts before the web server listens and ends
 * after it stopped.
 */
public final class Workers implements SmartLifecycle {

  /** The task queue of all procedures and all steps. */
  public static final String TASK_QUEUE = "firedrill";

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final int BEFORE_THE_WEB_SERVER = 1000;

  /**
   * A verb's signs of life are sent at least so far apart. By itself the SDK sends one each 80 % of
   * the time after which a verb without any counts as dead: one late by 0.4 s would be too late.
   */
  private static final Duration BETWEEN_HEARTBEATS = Duration.ofMillis(600);

  /** After a worker died, its workflow tasks go to another one this soon (default: 5 s). */
  private static final Duration STICKY = Duration.ofMillis(500);

  /**
   * A procedure only decides, in no time. Whose thread gets no processor for a second, which is the
   * SDK's limit, is on a busy machine; its task would fail, and its looks be made again.
   */
  private static final Duration DEADLOCK = Duration.ofSeconds(5);

  private static final long SECONDS_TO_END = 3;

  private final WorkflowClient client;
  private final Set<FiredrillProperties.Role> roles;
  private final List<WorkerInterceptor> interceptors;
  private final Verbs verbs;
  private volatile @Nullable WorkerFactory factory;

  Workers(
      WorkflowClient client,
      Set<FiredrillProperties.Role> roles,
      List<WorkerInterceptor> interceptors,
      Verbs verbs) {
    this.client = client;
    this.roles = roles;
    this.interceptors = interceptors;
    this.verbs = verbs;
  }

  @Override
  public void start() {
    if (!roles.contains(FiredrillProperties.Role.WORKER)) {
      return;
    }
    WorkerFactory made = WorkerFactory.newInstance(client, factoryOptions());
    Worker worker = made.newWorker(TASK_QUEUE, options());
    List<Class<?>> procedures = Procedures.all();
    worker.registerWorkflowImplementationTypes(procedures.toArray(Class<?>[]::new));
    worker.registerWorkflowImplementationTypes(ScheduledLaunch.class, SlotReconciliation.class);
    List<Object> steps = verbs.all();
    worker.registerActivitiesImplementations(steps.toArray());
    made.start();
    factory = made;
    LOG.info(
        "The worker carries out {} procedures with {} sets of verbs",
        procedures.size(),
        steps.size());
  }

  /** The procedures' own interceptor stands first, nearest to the engine. */
  private WorkerFactoryOptions factoryOptions() {
    WorkerInterceptor[] all =
        Stream.concat(Stream.of(new ProcedureInterceptor()), interceptors.stream())
            .toArray(WorkerInterceptor[]::new);
    return WorkerFactoryOptions.newBuilder()
        .setWorkerInterceptors(all)
        .setUsingVirtualWorkflowThreads(true)
        .build();
  }

  static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setMaxHeartbeatThrottleInterval(BETWEEN_HEARTBEATS)
        .setStickyQueueScheduleToStartTimeout(STICKY)
        .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
        .setDisableEagerExecution(false)
        .setUsingVirtualThreads(true)
        .build();
  }

  @Override
  public void stop() {
    WorkerFactory running = factory;
    factory = null;
    if (running != null) {
      running.shutdown();
      running.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
      running.shutdownNow();
    }
  }

  /** Whether procedures are carried out here, or are meant to be carried out elsewhere. */
  boolean isReady() {
    return isRunning() || !roles.contains(FiredrillProperties.Role.WORKER);
  }

  @Override
  public boolean isRunning() {
    return factory != null;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_WEB_SERVER;
  }
}
