package dev.firedrill.activities.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.secrets.SecretReference;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a cluster's snapshots are kept, as its target's file states it.
 *
 * @param store the object store's own address
 * @param accessKey where the key is found that Firedrill asks with there
 * @param secretKey where that key's secret is found
 * @param age how old the newest may be
 * @param scratch where one is restored to be looked at; empty for nowhere
 */
record SnapshotSettings(
    URI store,
    SecretReference accessKey,
    SecretReference secretKey,
    String bucket,
    Duration age,
    Optional<ScratchSettings> scratch) {

  SnapshotSettings {
    requireNonNull(store, "store");
    requireNonNull(accessKey, "accessKey");
    requireNonNull(secretKey, "secretKey");
    requireNonNull(bucket, "bucket");
    requireNonNull(age, "age");
    requireNonNull(scratch, "scratch");
  }

  static SnapshotSettings read(Section snapshots) {
    return new SnapshotSettings(
        snapshots.uri("store"),
        VaultSettings.reference(snapshots, "access-key"),
        VaultSettings.reference(snapshots, "secret-key"),
        snapshots.bucket("bucket"),
        snapshots.youngerThanADay("age"),
        snapshots.optionalSection("scratch").map(ScratchSettings::read));
  }
}
