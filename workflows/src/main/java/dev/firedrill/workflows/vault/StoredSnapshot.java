package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

/**
 * A snapshot as its store has it, without having been read.
 *
 * @param key its whole name in the bucket
 * @param age in seconds, from when it was stored to the look
 * @param sha256 that the store computed when it took it, as hexadecimal digits; "" for none
 * @param cipher how the store encrypts it; "" if it does not
 */
public record StoredSnapshot(String key, long age, long bytes, String sha256, String cipher) {

  public StoredSnapshot {
    requireNonNull(key, "key");
    requireNonNull(sha256, "sha256");
    requireNonNull(cipher, "cipher");
  }

  /** What stands for the newest where there is none. */
  public static StoredSnapshot none() {
    return new StoredSnapshot("", 0, 0, "", "");
  }

  /** Whether there is one. */
  public boolean isThere() {
    return !key.isEmpty();
  }

  /** Its name without where it lies. */
  String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
