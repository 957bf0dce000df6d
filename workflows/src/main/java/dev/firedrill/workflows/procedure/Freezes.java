package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The freezes of the policy, as people are told of them before they launch. */
public interface Freezes {

  /** Those that bind some environment now, the one that ends last first. */
  List<Bound> now();

  /**
   * A freeze that binds now.
   *
   * @param environments on which runs do not begin
   * @param except the runbooks of which they do
   * @param approvers the group of the second person who may let one break it
   */
  record Bound(
      String name,
      Set<String> environments,
      Set<String> except,
      Instant until,
      String reason,
      String approvers) {

    public Bound {
      requireNonNull(name, "name");
      environments = Set.copyOf(environments);
      except = Set.copyOf(except);
      requireNonNull(until, "until");
      requireNonNull(reason, "reason");
      requireNonNull(approvers, "approvers");
    }

    public boolean binds(String runbook) {
      return !except.contains(runbook);
    }
  }
}
