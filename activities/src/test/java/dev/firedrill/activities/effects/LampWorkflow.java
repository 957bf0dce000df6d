package dev.firedrill.activities.effects;

import dev.firedrill.workflows.procedure.Activities;
import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A run that does one thing to a lamp. */
@WorkflowInterface
public interface LampWorkflow {

  /** Looks or changes, as the first letter says; the verb is told the whole word. */
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

    @Override
    public void carryOut(String what) {
      if (what.startsWith("look")) {
        lamp.look(what);
      } else {
        lamp.change(what);
      }
    }
  }
}
