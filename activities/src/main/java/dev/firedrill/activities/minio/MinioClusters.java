package dev.firedrill.activities.minio;

import dev.firedrill.activities.inventory.SystemSettings;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.s3.Keys;
import dev.firedrill.activities.reach.s3.S3Reach;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import org.springframework.stereotype.Component;

/** The MinIO clusters of the inventory, and how each is reached. */
@Component
final class MinioClusters {

  private final Targets targets;
  private final Shells shells;
  private final S3Reach s3;
  private final Secrets secrets;
  private final SystemSettings<MinioSettings> clusters;

  MinioClusters(Targets targets, Shells shells, S3Reach s3, Secrets secrets, MinioReader reader) {
    this.targets = targets;
    this.shells = shells;
    this.s3 = s3;
    this.secrets = secrets;
    this.clusters = new SystemSettings<>(targets, reader, "MinIO cluster");
  }

  /** The settings of this cluster; {@link NotPossible} if the target is none. */
  MinioSettings settings(TargetName cluster) {
    return clusters.of(cluster);
  }

  NodeHost host(TargetName cluster, NodeSettings node) {
    return new NodeHost(shells.with(targets.require(cluster).ssh()), node);
  }

  /** A conversation with one node, with Firedrill's own key; nothing is sent yet. */
  Store open(MinioSettings cluster, NodeSettings node) {
    return open(node, cluster.accessKey(), cluster.secretKey());
  }

  /** Likewise with one of the cluster that a bucket is replicated to. */
  Store open(CopySettings copy, NodeSettings node) {
    return open(node, copy.accessKey(), copy.secretKey());
  }

  private Store open(NodeSettings node, SecretReference access, SecretReference secret) {
    return s3.open(node.api(), new Keys(read(access), read(secret)));
  }

  private String read(SecretReference reference) {
    return secrets.text(reference);
  }
}
