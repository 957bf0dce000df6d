package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A copy of a partition on the disk of one broker, seen over SSH.
 *
 * @param node the broker's id
 * @param folder where it lies; "" when it was found in none of the log directories
 * @param trouble why it is not known how far its log goes; empty when it is
 * @param end the offset behind its last record; -1 when not known
 * @param bytes how much room it takes
 */
public record CopyView(
    int node, HostView host, String folder, String trouble, long end, long bytes, Shelf shelf) {

  private static final int MIB = 20;

  /**
   * Where a copy is kept before it can be cut down.
   *
   * @param folder by the target's file; "" where that names none
   * @param trouble why it cannot be used; empty when it can
   */
  public record Shelf(String folder, String trouble, long freeBytes) {

    /** No folder is named. */
    public static final Shelf NONE = new Shelf("", "", 0);

    public Shelf {
      requireNonNull(folder, "folder");
      requireNonNull(trouble, "trouble");
    }
  }

  public CopyView {
    requireNonNull(host, "host");
    requireNonNull(folder, "folder");
    requireNonNull(trouble, "trouble");
    requireNonNull(shelf, "shelf");
    if (trouble.isEmpty() == end < 0) {
      throw new IllegalArgumentException("either its end is known, or why not: " + trouble);
    }
  }

  /** A copy of which nothing was seen, and why. */
  public static CopyView unseen(int node, HostView host, String trouble) {
    return new CopyView(node, host, "", trouble, -1, 0, Shelf.NONE);
  }

  /** The broker's name. */
  public String broker() {
    return host.broker();
  }

  /** Whether its files are there to be copied. */
  boolean isThere() {
    return !folder.isEmpty();
  }

  boolean isKnown() {
    return end >= 0;
  }

  /**
   * Whether the broker could be started with all the log directories that it had, and this copy in
   * one of them. One that comes up without it would be taken for in sync, with nothing in its log.
   */
  boolean isStartable(String clusterId) {
    return isThere()
        && host.directories().stream()
            .allMatch(each ->
                each.isReadable() && each.nodeId() == node && each.clusterId().equals(clusterId));
  }

  /** Every reason why it cannot be kept though it is there; empty where nothing has to be. */
  List<String> objectionsToKeeping() {
    if (!isThere()) {
      return List.of();
    }
    if (shelf.folder().isEmpty()) {
      return List.of(
          "the target's file does not say where the log of " + broker() + " is kept: 'kept'");
    }
    if (!shelf.trouble().isEmpty()) {
      return List.of(
          "the log of %s cannot be kept in %s: %s"
              .formatted(broker(), shelf.folder(), shelf.trouble()));
    }
    return shelf.freeBytes() < bytes
        ? List.of(
            "no room for the log of %s in %s: it takes %d MiB, and %d MiB are free"
                .formatted(broker(), shelf.folder(), bytes >> MIB, shelf.freeBytes() >> MIB))
        : List.of();
  }

  /** How far it goes, in words. */
  String inWords() {
    return isKnown() ? "up to offset " + end : trouble;
  }
}
