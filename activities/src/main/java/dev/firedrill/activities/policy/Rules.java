package dev.firedrill.activities.policy;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Environment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policy as its file states it.
 *
 * @param withoutAPerson the runbooks that schedules and alerts may start
 * @param approvers the group of the second person who lets a run break a freeze
 */
record Rules(
    Map<Environment, EnvironmentRules> environments,
    List<FreezeWindow> freezes,
    Set<String> withoutAPerson,
    String approvers) {

  /** What holds without a file. */
  static final Rules UNSAID = new Rules(Map.of(), List.of(), Set.of(), "approver");

  Rules {
    environments = Map.copyOf(environments);
    freezes = List.copyOf(freezes);
    withoutAPerson = Set.copyOf(withoutAPerson);
    requireNonNull(approvers, "approvers");
  }

  EnvironmentRules of(Environment environment) {
    EnvironmentRules said = environments.get(environment);
    return said == null ? EnvironmentRules.unsaid(environment) : said;
  }

  /** A window that binds now, and when it ends. */
  record Binding(FreezeWindow window, Instant until) {}

  /** The windows that bind this runbook there at this moment, the one that ends last first. */
  List<Binding> binding(Environment environment, String runbook, Instant now) {
    return binding(now).stream()
        .filter(each -> each.window().concerns(environment, runbook))
        .toList();
  }

  /** The windows that bind anything at this moment, the one that ends last first. */
  List<Binding> binding(Instant now) {
    return freezes.stream()
        .flatMap(window -> window.bindsUntil(now).map(until -> new Binding(window, until)).stream())
        .sorted(Comparator.comparing(Binding::until).reversed())
        .toList();
  }
}
