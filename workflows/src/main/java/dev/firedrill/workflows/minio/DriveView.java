package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * One drive of a node: by the word of its host, and by MinIO's.
 *
 * @param state what MinIO calls it, such as {@code ok} or {@code offline}; empty where MinIO says
 *     nothing of it
 * @param healing whether MinIO is filling it, since it came back empty
 */
public record DriveView(
    Place place,
    Mount mount,
    Means means,
    String state,
    boolean healing,
    List<Expendable> expendable) {

  private static final String GOOD = "ok";
  private static final String EMPTY = "unformatted";

  /** Whether the target's file says how it is mounted, and how it is mounted for writing again. */
  public record Means(boolean mount, boolean remount) {}

  public DriveView {
    requireNonNull(place, "place");
    requireNonNull(mount, "mount");
    requireNonNull(means, "means");
    requireNonNull(state, "state");
    expendable = List.copyOf(expendable);
  }

  /** Whether nothing is mounted where it belongs. */
  boolean isGone() {
    return !mount.isThere();
  }

  /** Whether it is mounted, and not for writing. */
  boolean isReadOnly() {
    return mount.isThere() && !mount.writable();
  }

  /** Whether it has less than 5 % of its size free. */
  boolean isFull() {
    return mount.isFullWith(0);
  }

  /**
   * Whether it came back empty and is not filled yet; MinIO formats it, and fills it, by itself.
   */
  boolean isToBeFilled() {
    return state.equals(EMPTY) || healing;
  }

  /** Whether its host finds nothing wrong with it. */
  boolean isSound() {
    return !isGone() && !isReadOnly() && !isFull();
  }

  /** What is removed: what may be, if it is full. */
  List<Expendable> toRemove() {
    return isFull()
        ? expendable.stream().filter(each -> each.trouble().isEmpty()).toList()
        : List.of();
  }

  /**
   * Why it cannot be brought back; empty when it can.
   *
   * @param asked whether MinIO was asked and its node lives, so that its word counts
   */
  List<String> objections(boolean asked) {
    List<String> objections = new ArrayList<>();
    if (isGone() && !means.mount()) {
      objections.add(place + " is not mounted, and the target's file does not say how: 'mount'");
    }
    if (isReadOnly() && !means.remount()) {
      objections.add(place + " is read-only, and the target's file does not say how: 'remount'");
    }
    long gives = toRemove().stream().mapToLong(Expendable::bytes).sum();
    if (mount.isFullWith(gives)) {
      objections.add(
          "%s is full (%s), and what may be removed there gives %d MiB: make room by hand"
              .formatted(place, mount.room(), gives >> Mount.MIB));
    }
    if (isSound() && asked && !state.equals(GOOD) && !isToBeFilled()) {
      objections.add(
          "%s is mounted for writing and has room, and MinIO calls it %s: replace its disk, or wait"
                  .formatted(place, inMiniosWords())
              + " if it was mounted this very minute");
    }
    return objections;
  }

  /** Why it is not back; empty means that it is. */
  List<String> objectionsToReturn() {
    List<String> objections = new ArrayList<>();
    if (!isSound()) {
      objections.add(place + " is " + (isFull() ? "full: " : "") + mount.inWords());
    }
    if (!state.equals(GOOD)) {
      objections.add("MinIO calls " + place + " " + inMiniosWords());
    }
    return objections;
  }

  String inWords() {
    return mount.inWords() + "; MinIO: " + inMiniosWords() + (healing ? ", is healed" : "");
  }

  private String inMiniosWords() {
    return state.isEmpty() ? "nothing" : state;
  }
}
