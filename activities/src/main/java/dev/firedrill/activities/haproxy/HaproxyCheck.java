package dev.firedrill.activities.haproxy;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.workflows.procedure.Finding;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks HAProxy how the writer's frontend is; a target without a traffic switch has none to ask. */
@Component
final class HaproxyCheck implements TargetCheck {

  private static final String WHAT = "HAProxy's frontend";

  private final HaproxyHands hands;

  HaproxyCheck(HaproxyHands hands) {
    this.hands = hands;
  }

  /** The one system so far whose targets have a traffic switch. */
  @Override
  public String system() {
    return "patroni";
  }

  @Override
  public List<Finding> check(Target target) {
    if (!hands.isDeclared(target.name())) {
      return List.of(
          new Finding(target.name(), WHAT, true, "none is declared: clients are not held"));
    }
    try {
      return List.of(new Finding(target.name(), WHAT, true, hands.state(target.name())));
    } catch (RuntimeException e) {
      return List.of(new Finding(target.name(), WHAT, false, String.valueOf(e.getMessage())));
    }
  }
}
