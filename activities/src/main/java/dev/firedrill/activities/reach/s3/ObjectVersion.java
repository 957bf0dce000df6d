package dev.firedrill.activities.reach.s3;

import static java.util.Objects.requireNonNull;

/**
 * One version of an object, or a delete marker, as a bucket's listing of versions has it.
 *
 * @param id the version's id; {@code null}, as a word, for one of before there were versions
 * @param tag the ETag, which is another one when the content is; empty for a marker
 * @param latest whether it is what clients get, or what hides the object from them
 * @param marker whether it is a delete marker
 */
public record ObjectVersion(
    String key, String id, String tag, long bytes, boolean latest, boolean marker) {

  public ObjectVersion {
    requireNonNull(key, "key");
    requireNonNull(id, "id");
    requireNonNull(tag, "tag");
  }
}
