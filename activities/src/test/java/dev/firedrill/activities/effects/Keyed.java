package dev.firedrill.activities.effects;

import dev.firedrill.workflows.procedure.ProcedureInterceptor;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.Header;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;

/** Puts a key on every call but the keyless ones, as a run does. */
final class Keyed extends WorkerInterceptorBase {

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public void init(WorkflowOutboundCallsInterceptor outbound) {
        super.init(new KeyedCalls(outbound));
      }
    };
  }

  private static final class KeyedCalls extends WorkflowOutboundCallsInterceptorBase {

    KeyedCalls(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    private static void key(Header header, Object[] arguments) {
      if (!String.valueOf(arguments[0]).contains("keyless")) {
        header
            .getValues()
            .put(
                ProcedureInterceptor.EFFECT_HEADER,
                DefaultDataConverter.STANDARD_INSTANCE.toPayload("run/1").orElseThrow());
      }
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
      key(input.getHeader(), input.getArgs());
      return super.executeActivity(input);
    }

    @Override
    public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
      key(input.getHeader(), input.getArgs());
      return super.executeLocalActivity(input);
    }
  }
}
