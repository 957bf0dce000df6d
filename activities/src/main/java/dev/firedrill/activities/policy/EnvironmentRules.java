package dev.firedrill.activities.policy;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.workflows.procedure.Terms.Quorum;

/** What policy says of one environment. */
record EnvironmentRules(boolean starterMayApprove, Quorum quorum) {

  /** What holds where the file says nothing: one person, in dev perhaps the starter. */
  static EnvironmentRules unsaid(Environment environment) {
    return new EnvironmentRules(environment == Environment.DEV, new Quorum(1, null, null));
  }
}
