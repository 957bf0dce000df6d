package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A time without a snapshot that was longer than promised.
 *
 * @param from when the last one before it was stored
 * @param to when the first one after it was
 */
public record SnapshotGap(Instant from, Instant to) {

  /** How far back they are looked for: as long as a monthly verification has to reach. */
  public static final Duration LOOKED_BACK = Duration.ofDays(32);

  /** Between two that are taken at the same hour: a change of the clocks, or a late start. */
  private static final Duration GRACE = Duration.ofMinutes(90);

  public SnapshotGap {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
  }

  /** Those between snapshots that were stored at these moments, the oldest first. */
  public static List<SnapshotGap> between(List<Instant> stored, Duration promised) {
    TreeSet<Instant> moments = new TreeSet<>(stored);
    List<SnapshotGap> gaps = new ArrayList<>();
    if (moments.isEmpty()) {
      return gaps;
    }
    Instant begin = moments.last().minus(LOOKED_BACK);
    for (Instant to : moments.tailSet(begin)) {
      Instant from = moments.lower(to);
      if (from != null && Duration.between(from, to).compareTo(promised.plus(GRACE)) > 0) {
        gaps.add(new SnapshotGap(from, to));
      }
    }
    return gaps;
  }

  String inWords() {
    return "%s from %s to %s"
        .formatted(Figures.time(Duration.between(from, to).toSeconds()), from, to);
  }
}
