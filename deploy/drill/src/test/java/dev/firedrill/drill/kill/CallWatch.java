package dev.firedrill.drill.kill;

import dev.firedrill.drill.kill.KillPoint.Moment;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;

/** Stands between the desk and the engine: knows when a run is started and a decision answered. */
final class CallWatch extends WorkflowClientInterceptorBase {

  private final KillSwitch kill;

  private CallWatch(KillSwitch kill) {
    this.kill = kill;
  }

  /** The same client, watched. */
  static WorkflowClient around(WorkflowClient client, KillSwitch kill) {
    return WorkflowClient.newInstance(
        client.getWorkflowServiceStubs(),
        WorkflowClientOptions.newBuilder(client.getOptions())
            .setInterceptors(new CallWatch(kill))
            .build());
  }

  @Override
  public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(
      WorkflowClientCallsInterceptor next) {
    return new WorkflowClientCallsInterceptorBase(next) {

      @Override
      public WorkflowStartOutput start(WorkflowStartInput input) {
        kill.at(Moment.BEFORE_START, "");
        return super.start(input);
      }

      @Override
      public <R> WorkflowUpdateHandle<R> startUpdate(StartUpdateInput<R> input) {
        WorkflowUpdateHandle<R> answered = super.startUpdate(input);
        kill.at(Moment.AFTER_UPDATE, "");
        return answered;
      }
    };
  }
}
