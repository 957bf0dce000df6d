package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.Map;

/** A run that somebody wants: its row is there before anything is started. */
record Intent(
    String id,
    String runbook,
    String version,
    TargetName target,
    String environment,
    String starter,
    Map<String, String> values) {

  Intent {
    values = Map.copyOf(values);
  }

  Launch launch() {
    return new Launch(runbook, version, target, starter);
  }
}
