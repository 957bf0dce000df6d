package dev.firedrill.activities.minio;

import dev.firedrill.activities.minio.EchoCanary.Bucket;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.ObjectVersion;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.VersionPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's listing of versions, one key after the other, without Firedrill's canary. It is asked
 * for page by page, so that a bucket of any size is walked with a page in memory.
 */
final class KeyWalk {

  /** As S3 sorts: by the bytes of UTF-8. */
  static final Comparator<String> ORDER =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final Bucket bucket;
  private final Deque<ObjectVersion> waiting = new ArrayDeque<>();
  private VersionPage.@Nullable Mark next;
  private boolean asked;
  private String last = "";

  KeyWalk(Bucket bucket) {
    this.bucket = bucket;
  }

  /** What a bucket keeps of one key. */
  record Kept(String key, List<ObjectVersion> versions) {

    /** What clients get of it, if anything. */
    Optional<ObjectVersion> present() {
      return versions.stream().filter(each -> each.latest() && !each.marker()).findFirst();
    }

    boolean has(String id) {
      return versions.stream().anyMatch(each -> each.id().equals(id));
    }
  }

  /** All that is kept of the next key; null after the last. */
  @Nullable Kept next() throws Unreachable, Refused {
    Kept kept = whole();
    while (kept != null && EchoCanary.isOne(kept.key())) {
      kept = whole();
    }
    return kept;
  }

  private @Nullable Kept whole() throws Unreachable, Refused {
    if (!isMore()) {
      return null;
    }
    String key = waiting.getFirst().key();
    if (!last.isEmpty() && ORDER.compare(key, last) <= 0) {
      throw new Unreachable(
          Unreachable.Why.NO_ANSWER,
          "the listing of %s is not in the order of its keys: %s came after %s"
              .formatted(bucket.name(), key, last));
    }
    List<ObjectVersion> versions = new ArrayList<>();
    while (isMore() && waiting.getFirst().key().equals(key)) {
      versions.add(waiting.removeFirst());
    }
    last = key;
    return new Kept(key, versions);
  }

  /** Whether a version waits, after asking for the next page where none did. */
  private boolean isMore() throws Unreachable, Refused {
    while (waiting.isEmpty() && (!asked || next != null)) {
      VersionPage page = bucket.store().versions(bucket.name(), "", next);
      asked = true;
      next = page.next();
      page.versions().stream()
          .sorted(Comparator.comparing(ObjectVersion::key, ORDER))
          .forEach(waiting::add);
    }
    return !waiting.isEmpty();
  }
}
