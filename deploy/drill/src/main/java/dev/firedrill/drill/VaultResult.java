package dev.firedrill.drill;

import dev.firedrill.lab.vault.VaultPlan;
import java.time.Duration;
import java.util.List;

/**
 * What a drill on Vault came to, seen outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param notServing the nodes that do not serve afterwards
 * @param tolerance how many nodes may be lost afterwards
 */
record VaultResult(
    Subject subject,
    String run,
    String ending,
    String summary,
    Duration recovery,
    List<String> notServing,
    int tolerance,
    List<String> steps)
    implements Outcome {

  VaultResult {
    notServing = List.copyOf(notServing);
    steps = List.copyOf(steps);
  }

  @Override
  public Row row() {
    int serving = VaultPlan.NODES.size() - notServing.size();
    return new Row(
        subject,
        ending,
        recovery,
        null,
        "nodes that serve: %d of %d, may be lost: %d"
            .formatted(serving, VaultPlan.NODES.size(), tolerance));
  }

  @Override
  public String inWords() {
    return String.format(
        "%n  %s%n  launch to the end    %.1f s%n  nodes that don't serve: %s%n"
            + "  nodes that may be lost: %d%n%s",
        ending,
        recovery.toMillis() / 1000.0,
        notServing.isEmpty() ? "none" : String.join(", ", notServing),
        tolerance,
        summary.isBlank() ? "" : "  " + summary.replace("\n", "\n  ") + "\n");
  }

  @Override
  public boolean isProof() {
    return ending.equals("RECOVERED") && notServing.isEmpty() && tolerance == 1;
  }
}
