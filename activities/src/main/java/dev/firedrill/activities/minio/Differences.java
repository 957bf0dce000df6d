package dev.firedrill.activities.minio;

import dev.firedrill.activities.minio.Listing.Kept;
import dev.firedrill.activities.reach.s3.ObjectVersion;
import dev.firedrill.workflows.minio.Unlike;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The objects in which a target differs from its source, by two listings.
 *
 * @param unlike how, by key
 * @param objects how many the source has, of those compared
 * @param upTo the last key that was compared; empty when all were
 */
record Differences(NavigableMap<String, Difference> unlike, long objects, String upTo) {

  private static final Kept NOTHING = new Kept(List.of());

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

  static Differences between(Listing source, Listing copy) {
    String end = end(source.upTo(), copy.upTo());
    TreeSet<String> keys = new TreeSet<>(Listing.ORDER);
    keys.addAll(source.keys().keySet());
    keys.addAll(copy.keys().keySet());
    NavigableMap<String, Difference> unlike = new TreeMap<>(Listing.ORDER);
    long objects = 0;
    for (String key : end.isEmpty() ? keys : keys.headSet(end, true)) {
      Kept here = source.keys().getOrDefault(key, NOTHING);
      objects += here.present().isPresent() ? 1 : 0;
      difference(here, copy.keys().getOrDefault(key, NOTHING))
          .ifPresent(each -> unlike.put(key, each));
    }
    return new Differences(unlike, objects, end);
  }

  private static String end(String one, String other) {
    return Stream.of(one, other).filter(key -> !key.isEmpty()).min(Listing.ORDER).orElse("");
  }

  private static Optional<Difference> difference(Kept here, Kept there) {
    Optional<ObjectVersion> is = there.present();
    if (here.present().isEmpty()) {
      return is.map(each -> new Difference(Kind.EXTRA, each.id(), each.bytes()));
    }
    ObjectVersion ought = here.present().get();
    if (is.isPresent() && isAlike(ought, is.get())) {
      return Optional.empty();
    }
    Kind kind = there.has(ought.id()) ? Kind.COVERED : is.isPresent() ? Kind.OLDER : Kind.MISSING;
    return Optional.of(new Difference(kind, ought.id(), ought.bytes()));
  }

  private static boolean isAlike(ObjectVersion one, ObjectVersion other) {
    return one.tag().equals(other.tag()) && one.bytes() == other.bytes();
  }

  /** What is still so later: what was on its way is not, nor what was written again meanwhile. */
  Differences stillIn(Differences later) {
    NavigableMap<String, Difference> still = new TreeMap<>(later.unlike());
    still.entrySet().removeIf(each -> !isKnown(each.getKey(), each.getValue()));
    return new Differences(still, later.objects(), later.upTo());
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
