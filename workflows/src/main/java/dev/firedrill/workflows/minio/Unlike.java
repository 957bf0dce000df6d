package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The objects in which two buckets differ in one way.
 *
 * @param bytes of all of them
 * @param some the first of their keys: at most {@value #NAMED}
 */
public record Unlike(long count, long bytes, List<String> some) {

  /** As many are named, since a run's history is no place for a bucket's listing. */
  public static final int NAMED = 20;

  public Unlike {
    requireNonNull(some, "some");
    some = List.copyOf(some);
    if (some.size() > NAMED) {
      throw new IllegalArgumentException("at most " + NAMED + " are named, not " + some.size());
    }
  }

  public static Unlike none() {
    return new Unlike(0, 0, List.of());
  }

  boolean isNone() {
    return count == 0;
  }

  String inWords() {
    return isNone() ? "none" : "%d (%d bytes): %s".formatted(count, bytes, names());
  }

  String names() {
    return String.join(", ", some) + (count > some.size() ? ", …" : "");
  }
}
