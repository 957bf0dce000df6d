package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

/**
 * A log directory of a broker, by the {@code meta.properties} in it.
 *
 * @param trouble why that cannot be read; empty when it can
 * @param clusterId the cluster that it was formatted for
 * @param nodeId the node that it was formatted for
 * @param directoryId which directory it is: another one after it was formatted again
 */
public record DirectoryView(
    String path, String trouble, String clusterId, int nodeId, String directoryId) {

  public DirectoryView {
    requireNonNull(path, "path");
    requireNonNull(trouble, "trouble");
    requireNonNull(clusterId, "clusterId");
    requireNonNull(directoryId, "directoryId");
  }

  /** A directory that is not there, cannot be read or was never formatted. */
  public static DirectoryView lost(String path, String trouble) {
    return new DirectoryView(path, trouble, "", -1, "");
  }

  boolean isReadable() {
    return trouble.isEmpty();
  }
}
