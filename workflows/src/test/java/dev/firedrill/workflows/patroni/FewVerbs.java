package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.TargetName;

/** The verbs of a Patroni cluster of which a runbook needs few: the others are never called. */
abstract class FewVerbs implements PatroniActivities {

  @Override
  public void fence(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void powerOff(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void failOver(TargetName cluster, String candidate) {
    throw neverCalled();
  }

  @Override
  public void failOverLosing(TargetName cluster, Loss accepted) {
    throw neverCalled();
  }

  @Override
  public void switchOver(TargetName cluster, String leader, String candidate, int timeline) {
    throw neverCalled();
  }

  @Override
  public void leaveMaintenanceMode(TargetName cluster) {
    throw neverCalled();
  }

  @Override
  public void preserve(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void bringBack(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void rebuild(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void reinitialize(TargetName cluster, String member, String generation) {
    throw neverCalled();
  }

  static AssertionError neverCalled() {
    return new AssertionError("this runbook has no business with this verb");
  }
}
