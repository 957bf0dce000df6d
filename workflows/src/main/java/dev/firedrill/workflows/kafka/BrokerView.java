package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A broker as the cluster has it.
 *
 * @param name its name in the target's file; "node N" for one that is not there
 * @param id its node id
 * @param up whether it is registered and not fenced; a dead broker stays so until its session ends
 * @param failedDirectories its log directories that it says have failed (Kafka AdminClient,
 *     describeLogDirs); none for a broker that is not up
 * @param mute whether it is up and did not say in time which have failed; never in what runs before
 *     2026-12 saw
 */
public record BrokerView(
    String name, int id, boolean up, List<String> failedDirectories, boolean mute) {

  public BrokerView {
    requireNonNull(name, "name");
    failedDirectories = List.copyOf(failedDirectories);
  }

  /** One that said it, or is not up. */
  public BrokerView(String name, int id, boolean up, List<String> failedDirectories) {
    this(name, id, up, failedDirectories, false);
  }

  /** Why nothing is known of its log directories; empty when it was asked and answered. */
  List<String> objectionsToSilence() {
    return mute
        ? List.of(name + " did not say in time whether a log directory of it has failed")
        : List.of();
  }
}
