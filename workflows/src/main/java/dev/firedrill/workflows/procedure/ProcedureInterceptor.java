package dev.firedrill.workflows.procedure;

import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.util.List;

/** Puts the frame around every procedure, and the effect key on every change that it schedules. */
public final class ProcedureInterceptor extends WorkerInterceptorBase {

  /** The header under which a verb finds its effect key. */
  public static final String EFFECT_HEADER = "firedrill-effect";

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new Framed(next);
  }

  private static final class Framed extends WorkflowInboundCallsInterceptorBase {

    Framed(WorkflowInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(WorkflowOutboundCallsInterceptor outbound) {
      super.init(new Keyed(outbound));
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
      Run run = Run.current();
      if (run == null) {
        return super.execute(input);
      }
      Object request = input.getArguments()[0];
      return new WorkflowOutput(
          new Frame(run).around(request, () -> super.execute(input).getResult()));
    }
  }

  /**
   * Only changes are scheduled at the server, and a plan makes none, whatever its procedure says.
   */
  private static void refuseInPlan(String verb) {
    Run run = Run.current();
    if (run != null && run.isPlan()) {
      throw new RunEnds(
          Ending.REFUSED,
          List.of("the procedure calls " + verb + " outside of its changes: it can't be planned"));
    }
  }

  private static final class Keyed extends WorkflowOutboundCallsInterceptorBase {

    Keyed(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
      refuseInPlan(input.getActivityName());
      EffectKey.write(input.getHeader());
      Run run = Run.current();
      if (run != null && !input.getActivityName().equals(Journal.TELL)) {
        Rests.write(input.getHeader(), run.restsOnAllThatWasTold());
      }
      return super.executeActivity(input);
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
      EffectKey.write(input.getHeader());
      Run run = Run.current();
      if (run != null) {
        Rests.write(input.getHeader(), run.rests());
      }
      return super.executeLocalActivity(input);
    }
  }
}
