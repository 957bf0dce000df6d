package dev.firedrill.activities.policy;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.workflows.procedure.Terms.Quorum;

/** What policy says of one environment. */
record EnvironmentRules(boolean starterMayApprove, Quorum quorum) {

  /**
   * What holds where the file says nothing: in dev one person, perhaps the starter; in prod two
   * people, since a file that was forgotten must not let through more than most files do.
   */
  static EnvironmentRules unsaid(Environment environment) {
    int approvals = environment == Environment.PROD ? 2 : 1;
    return new EnvironmentRules(environment == Environment.DEV, new Quorum(approvals, null, null));
  }
}
