package dev.firedrill.activities.policy;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Policy;
import dev.firedrill.workflows.procedure.Terms;
import org.springframework.stereotype.Component;

/** The terms of a run come from its target: only in dev may people approve what they started. */
@Component
public final class TargetPolicy implements Policy {

  private final Targets targets;

  public TargetPolicy(Targets targets) {
    this.targets = targets;
  }

  @Override
  public Terms admit(Launch launch) {
    Environment environment = targets.require(launch.target()).environment();
    return new Terms(environment.word(), environment == Environment.DEV);
  }
}
