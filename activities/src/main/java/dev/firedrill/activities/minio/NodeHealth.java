package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.http.HttpReach;
import java.io.IOException;
import java.time.Duration;

/** What a node says of itself and of its cluster to whoever asks (MinIO, {@code /minio/health}). */
record NodeHealth(HttpReach http) {

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int OK = 200;

  /** Why the node does not live; empty when it does, which says nothing of its drives. */
  String trouble(NodeSettings node) {
    try {
      int status = http.get(node.api().resolve("/minio/health/live"), LOOK).status();
      return status == OK ? "" : "its health has status " + status;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  boolean lives(NodeSettings node) {
    return trouble(node).isEmpty();
  }

  /** The status of the cluster's health for writes, as this node sees it; 0 for no answer. */
  int ofCluster(NodeSettings node) {
    return status(node, "/minio/health/cluster");
  }

  /** Likewise for reads. */
  int ofReads(NodeSettings node) {
    return status(node, "/minio/health/cluster/read");
  }

  private int status(NodeSettings node, String path) {
    try {
      return http.get(node.api().resolve(path), LOOK).status();
    } catch (IOException silent) {
      return 0;
    }
  }
}
