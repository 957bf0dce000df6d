package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a partition on the disk of one broker, seen over SSH.
 *
 * @param node the broker's id
 * @param folder where it lies; "" when it was found in none of the log directories
 * @param trouble why it is not known how far its log goes; empty when it is
 * @param end the offset behind its last record; -1 when not known
 * @param bytes how much room it takes
 * @param terms in which it was written; null in what runs before 2026-12 saw, which compared copies
 *     by their ends alone
 */
public record CopyView(
    int node,
    HostView host,
    String folder,
    String trouble,
    long end,
    long bytes,
    Shelf shelf,
    @Nullable TermsView terms) {

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

  /** One whose terms nobody asked for. */
  public CopyView(
      int node, HostView host, String folder, String trouble, long end, long bytes, Shelf shelf) {
    this(node, host, folder, trouble, end, bytes, shelf, null);
  }

  /** A copy of which nothing was seen, and why. */
  public static CopyView unseen(int node, HostView host, String trouble) {
    return new CopyView(
        node, host, "", trouble, -1, 0, Shelf.NONE, TermsView.unknown("it was not found"));
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

  /** Whether it is known how far it goes and, where that was asked, in which terms. */
  boolean isMeasured() {
    return isKnown() && (terms == null || terms.isKnown());
  }

  /**
   * Up to which offset this copy, cut down to that end, and the other are the same. Where terms are
   * not known, the longer one is taken to go on from the shorter one.
   */
  long agreesUntil(long cut, CopyView other) {
    long shorter = Math.min(cut, other.end);
    return isComparable(other) && terms != null && other.terms != null
        ? terms.agreesUntil(other.terms, shorter)
        : shorter;
  }

  /** Whether it is certain that they part nowhere before that. */
  boolean isSureOf(long cut, CopyView other) {
    return terms == null
        || other.terms == null
        || !isComparable(other)
        || terms.isSureOf(other.terms, Math.min(cut, other.end));
  }

  /** Whether the other has no record that counts more: of a later term, or behind its end. */
  boolean hasAllOf(CopyView other) {
    if (terms == null || other.terms == null) {
      return end >= other.end;
    }
    if (!isComparable(other)) {
      return other.end == 0 || equals(other);
    }
    int own = terms.lastBefore(end);
    int its = other.terms.lastBefore(other.end);
    return own > its || (own == its && end >= other.end);
  }

  private boolean isComparable(CopyView other) {
    return isMeasured() && other.isMeasured();
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
    if (!isKnown()) {
      return trouble;
    }
    if (terms == null || (terms.isKnown() && terms.lastBefore(end) < 0)) {
      return "up to offset " + end;
    }
    return terms.isKnown()
        ? "up to offset %d in term %d".formatted(end, terms.lastBefore(end))
        : "up to offset %d, its terms are not known: %s".formatted(end, terms.trouble());
  }
}
