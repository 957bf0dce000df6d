package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.workflows.procedure.NotPossible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A MinIO cluster as its target's file states it.
 *
 * @param accessKey where the key is found that Firedrill asks with
 * @param secretKey where that key's secret is found
 * @param bucket where the canary is written: a bucket of Firedrill's own
 * @param replication how a bucket of it is replicated to a second cluster, where one is
 */
record MinioSettings(
    List<NodeSettings> nodes,
    SecretReference accessKey,
    SecretReference secretKey,
    String bucket,
    Optional<ReplicationSettings> replication) {

  MinioSettings {
    nodes = List.copyOf(nodes);
    requireNonNull(accessKey, "accessKey");
    requireNonNull(secretKey, "secretKey");
    requireNonNull(bucket, "bucket");
    requireNonNull(replication, "replication");
    requireApart(nodes);
  }

  static void requireApart(List<NodeSettings> nodes) {
    if (nodes.stream().map(NodeSettings::api).distinct().count() < nodes.size()) {
      throw new IllegalArgumentException("two nodes have the same api: each is asked for itself");
    }
  }

  static MinioSettings read(Section minio) {
    List<NodeSettings> nodes = new ArrayList<>();
    minio.sections("nodes").forEach((name, each) -> nodes.add(NodeSettings.read(name, each)));
    return new MinioSettings(
        nodes,
        reference(minio, "access-key"),
        reference(minio, "secret-key"),
        minio.bucket("canary-bucket"),
        minio.optionalSection("replication").map(ReplicationSettings::read));
  }

  static SecretReference reference(Section minio, String key) {
    String text = minio.text(key);
    try {
      return SecretReference.parse(text);
    } catch (IllegalArgumentException e) {
      if (!text.isEmpty()) {
        minio.mistake(key, "'" + key + "': " + e.getMessage());
      }
      return new SecretReference(SecretReference.Source.FILE, "/nowhere");
    }
  }

  /** How a bucket of it is replicated; {@link NotPossible} if the target's file does not say. */
  ReplicationSettings requireReplication() {
    return replication.orElseThrow(
        () -> new NotPossible("the target's file has no 'replication': which bucket goes where"));
  }

  NodeSettings node(String name) {
    return node(nodes, name);
  }

  static NodeSettings node(List<NodeSettings> nodes, String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotPossible(name + " is no node in the target's file"));
  }
}
