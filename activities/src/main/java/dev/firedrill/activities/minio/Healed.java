package dev.firedrill.activities.minio;

import static java.util.stream.Collectors.joining;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What became of one item of a heal (MinIO admin API, {@code HealResultItem}).
 *
 * @param item as MinIO tells of it
 */
record Healed(JsonNode item) {

  private static final String GOOD = "ok";

  /** A copy that is not there; it may be what was left of a write that failed. */
  private static final List<String> NOT_THERE = List.of("missing", "offline");

  /** Whether it lacked something, and does not any more. */
  boolean wasMadeWhole() {
    return !isWhole("before") && isWhole();
  }

  /** Whether every drive has its copy; MinIO says {@code ok} of each where it could not tell. */
  boolean isWhole() {
    return isWhole("after") && detail().isEmpty();
  }

  private boolean isWhole(String when) {
    JsonNode drives = drives(when);
    return !drives.isEmpty() && drives.valueStream().allMatch(drive -> state(drive).equals(GOOD));
  }

  /**
   * Whether a copy is there that MinIO cannot use and does not heal: with too many others like it,
   * or its own record of the object is damaged, which MinIO calls {@code unknown} and leaves.
   */
  boolean isDamaged() {
    JsonNode drives = drives("after");
    return !isWhole()
        && !drives.isEmpty()
        && (!detail().isEmpty() || drives.valueStream().anyMatch(Healed::isBad));
  }

  private static boolean isBad(JsonNode drive) {
    return !state(drive).equals(GOOD) && !NOT_THERE.contains(state(drive));
  }

  /** Bucket and object. */
  String name() {
    return item.path("bucket").asString("") + "/" + item.path("object").asString("");
  }

  /** As {@link #name}, and what MinIO says of it, or on which drives the damaged copies are. */
  String inWords() {
    return detail().isEmpty()
        ? drives("after")
            .valueStream()
            .filter(Healed::isBad)
            .map(drive -> drive.path("endpoint").asString("?"))
            .collect(joining(", ", name() + " on ", ""))
        : name() + ": " + detail();
  }

  private String detail() {
    return item.path("detail").asString("");
  }

  private JsonNode drives(String when) {
    return item.path(when).path("drives");
  }

  private static String state(JsonNode drive) {
    return drive.path("state").asString("");
  }
}
