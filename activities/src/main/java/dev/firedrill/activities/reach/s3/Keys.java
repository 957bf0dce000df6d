package dev.firedrill.activities.reach.s3;

import static java.util.Objects.requireNonNull;

/** Who asks, and what the requests are signed with; it shows only who. */
public record Keys(String access, String secret) {

  public Keys {
    requireNonNull(access, "access");
    requireNonNull(secret, "secret");
  }

  @Override
  public String toString() {
    return "keys of S3";
  }
}
