package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody wants: its row is there before anything is started.
 *
 * @param owner whose the token is that started it, empty where it is nobody's; null for a person
 * @param whenHeld null in what was launched before there were locks
 */
record Intent(
    String id,
    String runbook,
    String version,
    TargetName target,
    String environment,
    String starter,
    @Nullable String owner,
    Manner manner,
    Map<String, String> values,
    @Nullable WhenHeld whenHeld) {

  Intent {
    values = Map.copyOf(values);
  }

  Launch launch() {
    Launch launch = new Launch(runbook, version, target, starter).byTokenOf(owner).in(manner);
    return whenHeld == null ? launch : launch.when(whenHeld);
  }
}
