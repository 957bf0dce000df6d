package dev.firedrill.activities.reach.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a bucket's listing of versions, in the keys' order; of one key, whole or not.
 *
 * @param next where the listing goes on; null where it ends
 */
public record VersionPage(List<ObjectVersion> versions, @Nullable Mark next) {

  /** A place in a listing of versions: after this one. */
  public record Mark(String key, String version) {}

  public VersionPage {
    versions = List.copyOf(versions);
  }
}
