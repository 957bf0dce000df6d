package dev.firedrill.activities.policy;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.workflows.procedure.Freeze;
import dev.firedrill.workflows.procedure.Freezes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The freezes of the rules, at the present moment. */
final class FreezeCalendar implements Freezes {

  private final Rules rules;
  private final InstantSource clock;

  FreezeCalendar(Rules rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public List<Bound> now() {
    return rules.binding(clock.instant()).stream().map(this::bound).toList();
  }

  private Bound bound(Rules.Binding binding) {
    FreezeWindow window = binding.window();
    return new Bound(
        window.name(),
        window.environments().stream().map(Environment::word).collect(Collectors.toSet()),
        window.except(),
        binding.until(),
        window.reason(),
        rules.approvers());
  }

  /** What a run of this runbook there would break now, and why it says that it does. */
  Optional<Freeze> freeze(Environment environment, String runbook, String breakGlass) {
    List<Rules.Binding> binding = rules.binding(environment, runbook, clock.instant());
    if (binding.isEmpty()) {
      return Optional.empty();
    }
    List<FreezeWindow> windows = binding.stream().map(Rules.Binding::window).toList();
    return Optional.of(
        new Freeze(
            windows.stream().map(FreezeWindow::name).collect(Collectors.joining(" and ")),
            binding.getFirst().until(),
            windows.stream().map(FreezeWindow::reason).collect(Collectors.joining(" ")),
            rules.approvers(),
            breakGlass));
  }
}
