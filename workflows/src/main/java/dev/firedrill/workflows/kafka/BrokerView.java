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
 */
public record BrokerView(String name, int id, boolean up, List<String> failedDirectories) {

  public BrokerView {
    requireNonNull(name, "name");
    failedDirectories = List.copyOf(failedDirectories);
  }
}
