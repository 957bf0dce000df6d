package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What the active node says of the cluster as a whole, asked with Firedrill's token.
 *
 * @param trouble why it could not be asked; empty when it was
 * @param canary why the canary could not be read; empty when it was
 * @param healthy whether raft's autopilot calls every node healthy
 * @param tolerance how many nodes may be lost, as autopilot says
 * @param wanted how many it has to be, by the target's file
 */
public record ServiceView(
    String trouble, String canary, boolean healthy, int tolerance, int wanted) {

  public ServiceView {
    requireNonNull(trouble, "trouble");
    requireNonNull(canary, "canary");
  }

  /** A cluster that could not be asked, and why. */
  public static ServiceView unasked(String trouble, int wanted) {
    return new ServiceView(trouble, "not read", false, 0, wanted);
  }

  /** Every reason to doubt that clients are served; empty means none. */
  List<String> objectionsToReading() {
    if (!trouble.isEmpty()) {
      return List.of(trouble);
    }
    return canary.isEmpty() ? List.of() : List.of("the canary cannot be read: " + canary);
  }

  /** As {@link #objectionsToReading}, and every reason to doubt that a node may be lost. */
  List<String> objectionsToOutcome() {
    List<String> objections = new ArrayList<>(objectionsToReading());
    if (trouble.isEmpty() && !healthy) {
      objections.add("autopilot does not call every node healthy yet");
    }
    if (trouble.isEmpty() && tolerance < wanted) {
      objections.add(
          "autopilot says that %d nodes may be lost, and it has to be %d"
              .formatted(tolerance, wanted));
    }
    return objections;
  }
}
