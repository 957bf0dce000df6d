package dev.firedrill.activities.vault;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.Keys;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.Shelf;
import dev.firedrill.activities.reach.s3.Shelved;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.ContentView;
import dev.firedrill.workflows.vault.SnapshotGap;
import dev.firedrill.workflows.vault.SnapshotsView;
import dev.firedrill.workflows.vault.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One cluster's snapshots in their object store. */
final class SnapshotStore implements AutoCloseable {

  private static final String ENDING = ".snap";

  private final SnapshotSettings settings;
  private final String prefix;
  private final Shelf shelf;

  private SnapshotStore(SnapshotSettings settings, String prefix, Shelf shelf) {
    this.settings = settings;
    this.prefix = prefix;
    this.shelf = shelf;
  }

  /** The store of this cluster, with Firedrill's own key; nothing is sent yet. */
  static SnapshotStore of(TargetName cluster, VaultSettings vault, Secrets secrets) {
    SnapshotSettings settings =
        vault
            .snapshots()
            .orElseThrow(() ->
                new NotPossible(
                    "the target's file of " + cluster + " has no 'snapshots': nothing is kept"));
    Keys keys = new Keys(read(secrets, settings.accessKey()), read(secrets, settings.secretKey()));
    return new SnapshotStore(
        settings, cluster.value() + "/", new Shelf(settings.store(), keys, settings.bucket()));
  }

  private static String read(Secrets secrets, SecretReference reference) {
    return secrets.text(reference);
  }

  /** The key of the snapshot that a run takes. */
  String keyOf(String day, String run) {
    return prefix + day + "-" + run + ENDING;
  }

  boolean has(String key) throws Unreachable, Refused {
    return shelf.look(key).isPresent();
  }

  /** What the store lists, and what it says of the newest. */
  SnapshotsView list() throws Unreachable, Refused {
    List<Shelf.Entry> all =
        shelf.list(prefix).stream().filter(each -> each.key().endsWith(ENDING)).toList();
    Optional<Shelved> newest = all.isEmpty() ? Optional.empty() : shelf.look(all.getFirst().key());
    return new SnapshotsView(
        settings.store().getAuthority() + "/" + settings.bucket() + "/" + prefix,
        all.size(),
        newest.map(SnapshotStore::seen).orElseGet(StoredSnapshot::none),
        settings.age().toSeconds(),
        SnapshotGap.between(all.stream().map(Shelf.Entry::since).toList(), settings.age()));
  }

  private static StoredSnapshot seen(Shelved file) {
    long age = Duration.between(file.since(), Instant.now()).toSeconds();
    return new StoredSnapshot(
        file.key(), Math.max(0, age), file.bytes(), file.sha256(), file.cipher());
  }

  /** Puts a snapshot there; one that the store cannot encrypt is not. */
  void put(String key, Path file, ContentView content) throws Unreachable, Refused {
    if (content.bytes() > Shelf.MOST) {
      throw new NotPossible("the snapshot is larger than one request may put there: 5 GiB");
    }
    try {
      shelf.put(key, file, content.sha256());
    } catch (Refused no) {
      if (no.isOfAbility()) {
        throw new NotPossible("the store does not encrypt: " + no.getMessage());
      }
      throw no;
    }
  }

  /** Reads one of this cluster's, to its last byte. */
  ContentView read(String key) throws IOException {
    requireOurs(key);
    requireBounded(key);
    return shelf.read(key, SnapshotFile::read);
  }

  /** Writes one of this cluster's over this file. */
  void fetch(String key, Path into) throws IOException {
    requireOurs(key);
    requireBounded(key);
    shelf.read(key, content -> Files.copy(content, into, StandardCopyOption.REPLACE_EXISTING));
  }

  /** What lies there may be anybody's doing, and this host's disk is Firedrill's own. */
  private void requireBounded(String key) throws IOException {
    if (shelf.look(key).stream().anyMatch(seen -> seen.bytes() > Shelf.MOST)) {
      throw new NotPossible(key + " is larger than any snapshot that is put there: 5 GiB");
    }
  }

  private void requireOurs(String key) {
    if (!key.startsWith(prefix)) {
      throw new NotPossible(key + " is no snapshot of this cluster");
    }
  }

  @Override
  public void close() {
    shelf.close();
  }
}
