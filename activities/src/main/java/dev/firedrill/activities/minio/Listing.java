package dev.firedrill.activities.minio;

import dev.firedrill.activities.minio.EchoCanary.Bucket;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.ObjectVersion;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.VersionPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bucket as its listing of versions has it, key by key, without Firedrill's canary.
 *
 * @param upTo the last key of it; empty when the listing went to its end
 */
record Listing(NavigableMap<String, Kept> keys, String upTo) {

  /** As many versions are listed, which is some seconds' work for a server. */
  static final int MOST = 100_000;

  /** As S3 sorts: by the bytes of UTF-8. */
  static final Comparator<String> ORDER =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  /** What a bucket keeps of one key. */
  record Kept(List<ObjectVersion> versions) {

    /** What clients get of it, if anything. */
    Optional<ObjectVersion> present() {
      return versions.stream().filter(each -> each.latest() && !each.marker()).findFirst();
    }

    boolean has(String id) {
      return versions.stream().anyMatch(each -> each.id().equals(id));
    }
  }

  static Listing of(Bucket bucket, int most) throws Unreachable, Refused {
    NavigableMap<String, Kept> keys = new TreeMap<>(ORDER);
    VersionPage.Mark next = null;
    int listed = 0;
    do {
      VersionPage page = bucket.store().versions(bucket.name(), "", next);
      page.versions().forEach(each -> add(keys, each));
      listed += page.versions().size();
      next = page.next();
    } while (next != null && listed < most);
    if (next != null && keys.size() > 1) {
      keys.pollLastEntry(); // of which there may be more
    }
    String last = next == null || keys.isEmpty() ? "" : keys.lastKey();
    keys.keySet().removeIf(EchoCanary::isOne);
    return new Listing(keys, last);
  }

  private static void add(NavigableMap<String, Kept> keys, ObjectVersion version) {
    keys.computeIfAbsent(version.key(), key -> new Kept(new ArrayList<>())).versions().add(version);
  }
}
