package dev.firedrill.workflows.schedules;

import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Has the desk compare the slots that there were with what it launched, and look for backups. */
public final class SlotReconciliation implements SlotReconciliationWorkflow {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @Override
  public int reconcile() {
    return Workflow.newActivityStub(Slots.class, ScheduledLaunch.patientFor(PATIENCE.toSeconds()))
        .reconcile();
  }
}
