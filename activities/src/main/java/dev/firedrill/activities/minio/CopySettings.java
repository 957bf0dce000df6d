package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.secrets.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cluster to which a bucket is replicated.
 *
 * @param bucket where the objects go
 * @param accessKey where the key is found that Firedrill asks it with
 * @param secretKey where that key's secret is found
 * @param endpoint where the source sends to, as its remote target has it, where that is none of the
 *     nodes: host and port of a load balancer
 */
record CopySettings(
    String bucket,
    List<NodeSettings> nodes,
    SecretReference accessKey,
    SecretReference secretKey,
    Optional<String> endpoint) {

  CopySettings {
    requireNonNull(bucket, "bucket");
    requireNonNull(accessKey, "accessKey");
    requireNonNull(secretKey, "secretKey");
    requireNonNull(endpoint, "endpoint");
    nodes = List.copyOf(nodes);
    MinioSettings.requireApart(nodes);
  }

  static CopySettings read(Section copy) {
    List<NodeSettings> nodes = new ArrayList<>();
    copy.sections("nodes")
        .forEach((name, each) -> nodes.add(NodeSettings.readWithoutDrives(name, each)));
    return new CopySettings(
        copy.bucket("bucket"),
        nodes,
        MinioSettings.reference(copy, "access-key"),
        MinioSettings.reference(copy, "secret-key"),
        copy.optionalText("endpoint"));
  }

  NodeSettings node(String name) {
    return MinioSettings.node(nodes, name);
  }

  /** What the source's remote target may lead to, and be this: host, port and bucket. */
  List<String> addresses() {
    return endpoint
        .map(List::of)
        .orElseGet(() -> nodes.stream().map(NodeSettings::authority).toList())
        .stream()
        .map(each -> each + "/" + bucket)
        .toList();
  }
}
