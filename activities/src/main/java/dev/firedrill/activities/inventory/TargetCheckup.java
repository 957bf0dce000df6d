package dev.firedrill.activities.inventory;

import dev.firedrill.workflows.procedure.Checkup;
import dev.firedrill.workflows.procedure.Finding;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has every target checked by its system. */
@Component
final class TargetCheckup implements Checkup {

  private final Targets targets;
  private final List<TargetCheck> checks;

  TargetCheckup(Targets targets, ObjectProvider<TargetCheck> checks) {
    this.targets = targets;
    this.checks = checks.stream().toList();
  }

  @Override
  public void run(Consumer<Finding> told) {
    targets.all().forEach(target -> findings(target).forEach(told));
  }

  private List<Finding> findings(Target target) {
    List<TargetCheck> own =
        checks.stream().filter(check -> check.system().equals(target.system())).toList();
    if (own.isEmpty()) {
      String told = "nothing here knows how to reach a " + target.system();
      return List.of(new Finding(target.name(), target.system(), false, told));
    }
    return own.stream().flatMap(check -> findings(check, target).stream()).toList();
  }

  private static List<Finding> findings(TargetCheck check, Target target) {
    try {
      return check.check(target);
    } catch (RuntimeException e) {
      return List.of(
          new Finding(target.name(), "check", false, "the check itself failed: " + e.getMessage()));
    }
  }
}
