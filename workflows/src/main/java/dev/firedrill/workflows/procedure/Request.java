package dev.firedrill.workflows.procedure;

/** What a person fills in to launch a runbook. Its record components are the launch form. */
public interface Request {

  /** The target that the run works on; every runbook has one, and it is never an address. */
  TargetName target();
}
