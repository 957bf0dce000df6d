package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * An archive that is stuck because the repository has a segment of the same name and other content
 * (pgBackRest, error 045). Any other cause is none of this runbook's.
 */
public record ArchiveJam(ArchiverView archiver, Comparison comparison) {

  public ArchiveJam {
    requireNonNull(archiver, "archiver");
    requireNonNull(comparison, "comparison");
  }

  /** Every reason not to set anything aside; empty means that it is this jam. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>();
    if (!archiver.failing()) {
      objections.add("archiving does not fail: " + archiver.lastArchived() + " was archived last");
    } else if (!comparison.jammed().stream().map(Twin::segment).toList().contains(stuckOn())) {
      objections.add(anotherCause());
    }
    if (!comparison.ahead().isEmpty()) {
      objections.add(
          "the repository has segments of this timeline that the leader has not written yet, up to "
              + comparison.ahead().getLast()
              + ": archiving would stop again at each; let the leader pass them first (it writes "
              + archiver.current()
              + " now)");
    }
    return objections;
  }

  /** As {@link #objections}, after people have thought about this comparison. */
  public List<String> objectionsSince(Comparison before) {
    List<String> reasons = new ArrayList<>(objections());
    if (!comparison.jammed().equals(before.jammed())) {
      reasons.add("changed since the question was asked: the segments that differ");
    }
    return reasons;
  }

  /** Every reason to doubt that the archiver has passed these segments. */
  public static List<String> objectionsToPassing(
      ArchiverView now, List<Twin> segments, Arrival told) {
    List<String> objections = new ArrayList<>();
    for (Twin twin : segments) {
      if (now.waiting().contains(twin.segment())) {
        objections.add(twin.segment() + " still waits");
      }
    }
    if (!now.waiting().isEmpty() && !told.isBeyond(segments.getLast().segment(), now)) {
      objections.add(now.waiting().size() + " wait, first " + now.waiting().getFirst());
    }
    return objections;
  }

  /** Every reason to doubt that archiving is whole again. */
  public static List<String> objectionsToWhole(
      ArchiverView before, ArchiverView now, Arrival told) {
    List<String> objections = new ArrayList<>();
    if (now.failing()) {
      objections.add("archiving fails on " + now.lastFailed());
    }
    if (!told.isUpTo(before.current(), now)) {
      objections.add(before.current() + " is not archived yet");
    }
    if (now.waiting().size() > 1) {
      objections.add(now.waiting().size() + " segments wait to be archived");
    }
    return objections;
  }

  private String stuckOn() {
    return archiver.lastFailed();
  }

  private String anotherCause() {
    boolean same = comparison.twins().stream().anyMatch(twin -> twin.segment().equals(stuckOn()));
    return "archiving fails on "
        + stuckOn()
        + (same ? ", which is the same in the repository" : ", which the repository does not have")
        + ": the cause is another one; read the leader's PostgreSQL log";
  }
}
