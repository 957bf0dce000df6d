package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.minio.KeyWalk.Kept;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.ObjectVersion;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.workflows.minio.Unlike;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects in which a target differs from its source, by two listings.
 *
 * @param unlike how, by key
 * @param objects how many the source has, of those compared
 * @param upTo the last key that was compared; empty when all were
 */
record Differences(NavigableMap<String, Difference> unlike, long objects, String upTo) {

  /**
   * How far two buckets are compared.
   *
   * @param differences as many are kept, at some hundred bytes each
   * @param time for one walk through both
   */
  record Bounds(int differences, Duration time) {

    /** Twice, with a canary between, is less than a comparison may take. */
    static final Bounds USUAL = new Bounds(100_000, Duration.ofMinutes(15));
  }

  /**
   * How a target's object differs; {@link dev.firedrill.workflows.minio.Comparison} says of each.
   */
  enum Kind {
    MISSING,
    OLDER,
    COVERED,
    EXTRA
  }

  /**
   * One object.
   *
   * @param id of the version that is not alike on the other side
   * @param bytes of that version
   */
  record Difference(Kind kind, String id, long bytes) {}

  /** Walks through both at once: of each key, the target is asked first. */
  static Differences between(KeyWalk source, KeyWalk copy, Bounds bounds)
      throws Unreachable, Refused {
    long end = System.nanoTime() + bounds.time().toNanos();
    NavigableMap<String, Difference> unlike = new TreeMap<>(KeyWalk.ORDER);
    long objects = 0;
    Kept there = copy.next();
    Kept here = source.next();
    while (here != null || there != null) {
      int order = order(here, there);
      Kept one = order <= 0 ? here : null;
      Kept other = order >= 0 ? there : null;
      String key = (one == null ? requireNonNull(other) : one).key();
      objects += present(one).isPresent() ? 1 : 0;
      difference(one, other).ifPresent(each -> unlike.put(key, each));
      there = other == null ? there : copy.next();
      here = one == null ? here : source.next();
      boolean enough = unlike.size() >= bounds.differences() || System.nanoTime() - end >= 0;
      if (enough && (here != null || there != null)) {
        return new Differences(unlike, objects, key);
      }
    }
    return new Differences(unlike, objects, "");
  }

  /** Which key comes first; what has ended comes last. */
  private static int order(@Nullable Kept one, @Nullable Kept other) {
    if (one == null || other == null) {
      return one == null ? 1 : -1;
    }
    return KeyWalk.ORDER.compare(one.key(), other.key());
  }

  private static Optional<Difference> difference(@Nullable Kept here, @Nullable Kept there) {
    Optional<ObjectVersion> is = present(there);
    Optional<ObjectVersion> ought = present(here);
    if (ought.isEmpty()) {
      return is.map(each -> new Difference(Kind.EXTRA, each.id(), each.bytes()));
    }
    if (is.isPresent() && isAlike(ought.get(), is.get())) {
      return Optional.empty();
    }
    boolean lies = there != null && there.has(ought.get().id());
    Kind kind = lies ? Kind.COVERED : is.isPresent() ? Kind.OLDER : Kind.MISSING;
    return Optional.of(new Difference(kind, ought.get().id(), ought.get().bytes()));
  }

  private static Optional<ObjectVersion> present(@Nullable Kept kept) {
    return kept == null ? Optional.empty() : kept.present();
  }

  private static boolean isAlike(ObjectVersion one, ObjectVersion other) {
    return one.tag().equals(other.tag()) && one.bytes() == other.bytes();
  }

  /**
   * What is still so later: what was on its way is not, nor what was written again meanwhile. It
   * reaches as far as both did.
   */
  Differences stillIn(Differences later) {
    NavigableMap<String, Difference> still = new TreeMap<>(later.unlike());
    still.entrySet().removeIf(each -> !isKnown(each.getKey(), each.getValue()));
    boolean further = !upTo.isEmpty() && (later.upTo.isEmpty() || isBefore(upTo, later.upTo));
    return further
        ? new Differences(still, objects, upTo)
        : new Differences(still, later.objects(), later.upTo());
  }

  private static boolean isBefore(String one, String other) {
    return KeyWalk.ORDER.compare(one, other) < 0;
  }

  private boolean isKnown(String key, Difference later) {
    Difference now = unlike.get(key);
    return now != null && now.id().equals(later.id());
  }

  /** All of one kind. */
  Unlike of(Kind kind) {
    List<String> keys =
        unlike.entrySet().stream()
            .filter(each -> each.getValue().kind() == kind)
            .map(each -> each.getKey())
            .toList();
    long bytes =
        unlike.values().stream()
            .filter(each -> each.kind() == kind)
            .mapToLong(Difference::bytes)
            .sum();
    return new Unlike(keys.size(), bytes, keys.stream().limit(Unlike.NAMED).toList());
  }
}
