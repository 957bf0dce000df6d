package dev.firedrill.activities.reach.s3;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A file in a bucket, as its server has it.
 *
 * @param since when the server took it
 * @param sha256 that the server found when it took it, as hexadecimal digits; "" for none
 * @param cipher how the server encrypts it, in its own word; "" if it does not
 */
public record Shelved(String key, Instant since, long bytes, String sha256, String cipher) {

  public Shelved {
    requireNonNull(key, "key");
    requireNonNull(since, "since");
    requireNonNull(sha256, "sha256");
    requireNonNull(cipher, "cipher");
  }
}
