package dev.firedrill.web.engine;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The namespace that keeps our workflows apart from others' on one engine. */
final class Namespace {

  private static final String FRONTEND = "temporal.api.workflowservice.v1.WorkflowService";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Namespace() {}

  /** Whether the engine says of itself that it serves. */
  static boolean serves(WorkflowServiceStubs stubs) {
    try {
      return HealthGrpc.newBlockingStub(stubs.getRawChannel())
              .withDeadlineAfter(1, TimeUnit.SECONDS)
              .check(HealthCheckRequest.newBuilder().setService(FRONTEND).build())
              .getStatus()
          == ServingStatus.SERVING;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  /** Refuses an engine that does not have the namespace: its owner makes it, not we. */
  static void requireExisting(WorkflowServiceStubs stubs, String name) {
    untilAnswered(() -> {
      if (!exists(stubs, name)) {
        throw new StartRefused(
            ExitCode.NOT_STARTED,
            "The engine has no namespace '"
                + name
                + "': create it there, or set firedrill.engine.namespace.");
      }
    });
  }

  /** Makes the namespace where it is missing, and keeps its retention as configured. */
  static void ensure(WorkflowServiceStubs stubs, String name, Duration retention) {
    com.google.protobuf.Duration wanted = Durations.fromSeconds(retention.toSeconds());
    untilAnswered(() -> registerOrUpdate(stubs, name, wanted));
    if (!Waiting.until(PATIENCE, () -> isUsable(stubs, name))) {
      throw new StartRefused(
          ExitCode.NOT_STARTED, "The engine does not come to know the namespace '" + name + "'.");
    }
  }

  /** Looks first, since an attempt whose answer was lost may have done it. */
  private static void registerOrUpdate(
      WorkflowServiceStubs stubs, String name, com.google.protobuf.Duration retention) {
    if (!exists(stubs, name)) {
      stubs
          .blockingStub()
          .registerNamespace(
              RegisterNamespaceRequest.newBuilder()
                  .setNamespace(name)
                  .setDescription("Recovery runbooks")
                  .setWorkflowExecutionRetentionPeriod(retention)
                  .build());
    } else if (!describe(stubs, name)
        .getConfig()
        .getWorkflowExecutionRetentionTtl()
        .equals(retention)) {
      stubs
          .blockingStub()
          .updateNamespace(
              UpdateNamespaceRequest.newBuilder()
                  .setNamespace(name)
                  .setConfig(
                      NamespaceConfig.newBuilder().setWorkflowExecutionRetentionTtl(retention))
                  .build());
    }
  }

  /**
   * An engine that does not answer in time is asked again, for a while: it may be busy with its own
   * beginning. One that is gone says so at once, and that is thrown.
   */
  private static void untilAnswered(Runnable question) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        question.run();
        return;
      } catch (StatusRuntimeException e) {
        if (!isLateAnswer(e.getStatus().getCode()) || System.nanoTime() - end > 0) {
          throw e;
        }
      }
    }
  }

  /** That there is one already is the answer to an attempt of ours that was given up too soon. */
  private static boolean isLateAnswer(Status.Code code) {
    return code == Status.Code.DEADLINE_EXCEEDED || code == Status.Code.ALREADY_EXISTS;
  }

  private static boolean exists(WorkflowServiceStubs stubs, String name) {
    try {
      describe(stubs, name);
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static DescribeNamespaceResponse describe(WorkflowServiceStubs stubs, String name) {
    return stubs
        .blockingStub()
        .withDeadlineAfter(5, TimeUnit.SECONDS)
        .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(name).build());
  }

  /** A new namespace is known to every part of the engine only after its next refresh. */
  private static boolean isUsable(WorkflowServiceStubs stubs, String name) {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(2, TimeUnit.SECONDS)
          .listOpenWorkflowExecutions(
              ListOpenWorkflowExecutionsRequest.newBuilder()
                  .setNamespace(name)
                  .setMaximumPageSize(1)
                  .build());
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }
}
