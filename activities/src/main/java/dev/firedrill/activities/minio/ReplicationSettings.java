package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;

/**
 * The replication of one bucket of a cluster to a second one.
 *
 * @param bucket whose objects are replicated
 */
record ReplicationSettings(String bucket, CopySettings to) {

  ReplicationSettings {
    requireNonNull(bucket, "bucket");
    requireNonNull(to, "to");
  }

  static ReplicationSettings read(Section replication) {
    return new ReplicationSettings(
        replication.bucket("bucket"), CopySettings.read(replication.section("to")));
  }
}
