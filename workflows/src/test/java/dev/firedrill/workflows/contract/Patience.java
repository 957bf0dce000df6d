package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Patience with a machine that is busy, or stands still for a while and then lets all its timers
 * end at once. On a bench no worker dies, and nothing is lost but what a fault loses: whoever is
 * late is waited for. So no verb is called again whose calls are counted, and nothing is told that
 * the engine has forgotten when people answer to it.
 */
public final class Patience extends WorkerInterceptorBase {

  /** Longer than a machine stands still. More than two minutes the engine gives to no task. */
  public static final Duration STANDSTILL = Duration.ofMinutes(1);

  /** What has not come by then never comes. */
  public static final Duration LONG = Duration.ofMinutes(3);

  /** Options of a test engine that is given time to answer each call. */
  public static TestEnvironmentOptions.Builder engine() {
    return TestEnvironmentOptions.newBuilder()
        .setWorkflowServiceStubsOptions(
            WorkflowServiceStubsOptions.newBuilder()
                .setRpcTimeout(STANDSTILL)
                .setSystemInfoTimeout(STANDSTILL)
                .build())
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
  }

  /**
   * Options of a worker that does not take a workflow's thread for blocked when it gets no
   * processor for a second, which is the default: then its task fails, or its replay.
   */
  public static WorkerOptions worker() {
    return WorkerOptions.newBuilder()
        .setDefaultDeadlockDetectionTimeout(STANDSTILL.toMillis())
        .build();
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new Workflows(next);
  }

  private static final class Workflows extends WorkflowInboundCallsInterceptorBase {

    Workflows(WorkflowInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(WorkflowOutboundCallsInterceptor outbound) {
      super.init(new Calls(outbound));
    }
  }

  /** An attempt that is late counts as failed only when it is late for good. */
  private static final class Calls extends WorkflowOutboundCallsInterceptorBase {

    Calls(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
      return super.executeActivity(
          new ActivityInput<>(
              input.getActivityName(),
              input.getResultClass(),
              input.getResultType(),
              input.getArgs(),
              patient(input.getOptions()),
              input.getHeader()));
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
      return super.executeLocalActivity(
          new LocalActivityInput<>(
              input.getActivityName(),
              input.getResultClass(),
              input.getResultType(),
              input.getArgs(),
              patient(input.getOptions()),
              input.getHeader()));
    }
  }

  private static ActivityOptions patient(ActivityOptions options) {
    return ActivityOptions.newBuilder(options)
        .setStartToCloseTimeout(atLeast(options.getStartToCloseTimeout()))
        .setHeartbeatTimeout(atLeast(options.getHeartbeatTimeout()))
        .build();
  }

  private static LocalActivityOptions patient(LocalActivityOptions options) {
    return LocalActivityOptions.newBuilder(options)
        .setStartToCloseTimeout(atLeast(options.getStartToCloseTimeout()))
        .build();
  }

  private static @Nullable Duration atLeast(@Nullable Duration timeout) {
    return timeout == null || timeout.compareTo(STANDSTILL) > 0 ? timeout : STANDSTILL;
  }
}
