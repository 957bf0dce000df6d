package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.ObjectVersion;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.activities.reach.s3.VersionPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An object that is written on the source to see whether its target gets it. That the target has it
 * is seen in a listing: what is asked for by name, a target that replicates back was built to fetch
 * from the source. It lies among what clients write, so each has a key that nobody else has.
 */
record EchoCanary(Bucket source, Bucket copy, String key) {

  private static final String NAME = "firedrill-canary-";
  private static final Pattern ANY =
      Pattern.compile(NAME + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Duration ECHO = Duration.ofSeconds(15);

  /** A bucket, and a conversation with a server that has it. */
  record Bucket(Store store, String name) {}

  /** A new one. */
  static EchoCanary of(Bucket source, Bucket copy) {
    return new EchoCanary(source, copy, NAME + UUID.randomUUID());
  }

  /** Whether this is the key of one, perhaps of a look that was killed before it removed it. */
  static boolean isOne(String key) {
    return ANY.matcher(key).matches();
  }

  /** Why it could not be written, or nothing. */
  String sing() {
    try {
      source.store().put(source.name(), key, "sings");
      return "";
    } catch (Unreachable | Refused e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Why the target did not list the very version in time, or nothing. */
  String heard() throws Exception {
    ObjectVersion sung =
        versions(source).stream().filter(ObjectVersion::latest).findFirst().orElse(null);
    if (sung == null) {
      return "the source does not list the canary that was written";
    }
    Optional<Boolean> heard = Patience.until(ECHO, () -> isAmong(versions(copy), sung));
    return heard.isPresent()
        ? ""
        : "the target did not list the canary within %d s".formatted(ECHO.toSeconds());
  }

  private static Optional<Boolean> isAmong(List<ObjectVersion> listed, ObjectVersion sung) {
    return listed.stream()
            .anyMatch(each -> each.id().equals(sung.id()) && each.tag().equals(sung.tag()))
        ? Optional.of(true)
        : Optional.empty();
  }

  /** Removes every version of it from both sides; why that failed, which hinders nothing. */
  String remove() {
    try {
      remove(source);
      remove(copy);
      return "";
    } catch (Unreachable | Refused e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void remove(Bucket bucket) throws Unreachable, Refused {
    for (ObjectVersion each : versions(bucket)) {
      bucket.store().deleteVersion(bucket.name(), key, each.id());
    }
  }

  private List<ObjectVersion> versions(Bucket bucket) throws Unreachable, Refused {
    List<ObjectVersion> versions = new ArrayList<>();
    VersionPage.Mark next = null;
    do {
      VersionPage page = bucket.store().versions(bucket.name(), key, next);
      page.versions().stream().filter(each -> each.key().equals(key)).forEach(versions::add);
      next = page.next();
    } while (next != null && next.key().equals(key));
    return versions;
  }
}
