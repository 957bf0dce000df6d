package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

/** A path on the host of a node: where a drive is mounted, or a file. */
public record Place(String node, String path) {

  public Place {
    requireNonNull(node, "node");
    requireNonNull(path, "path");
  }

  @Override
  public String toString() {
    return node + " " + path;
  }
}
