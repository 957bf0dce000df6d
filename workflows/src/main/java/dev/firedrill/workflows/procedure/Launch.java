package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/**
 * Who started which version of a runbook on what; fixed at start and carried in the workflow's
 * memo.
 *
 * @param version the digest of page and procedure that the run carries out
 */
public record Launch(String runbook, String version, TargetName target, String starter) {

  /** The memo's key. */
  public static final String MEMO = "launch";

  public Launch {
    requireNonNull(runbook, "runbook");
    requireNonNull(version, "version");
    requireNonNull(target, "target");
    requireNonNull(starter, "starter");
  }
}
