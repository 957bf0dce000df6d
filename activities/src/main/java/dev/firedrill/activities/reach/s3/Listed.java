package dev.firedrill.activities.reach.s3;

import static java.util.Objects.requireNonNull;

/**
 * An object as a bucket's listing has it.
 *
 * @param tag the object's ETag, which is another one when its content is
 */
public record Listed(String key, String tag, long bytes) {

  public Listed {
    requireNonNull(key, "key");
    requireNonNull(tag, "tag");
  }
}
