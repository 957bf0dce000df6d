package dev.firedrill.activities.effects;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A run that does one thing to a lamp. */
@WorkflowInterface
public interface LampWorkflow {

  /** Looks or changes, as the first word says; the verb is told all of them. */
  @WorkflowMethod
  void carryOut(String what);

  /** Verbs of the test's own system. */
  @ActivityInterface(namePrefix = "Lamp")
  interface Lamp {

    @Changes
    void change(String what);

    @Looks
    String look(String what);
  }

  /** The workflow itself. */
  final class Carried implements LampWorkflow {

    private final Lamp lamp = Activities.stub(Lamp.class);

    private final Lamp scheduled =
        Workflow.newActivityStub(
            Lamp.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(10))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build());

    @Override
    public void carryOut(String what) {
      if (what.startsWith("scheduled")) {
        scheduled.look(what);
      } else if (what.startsWith("look")) {
        lamp.look(what);
      } else {
        lamp.change(what);
      }
    }
  }
}
