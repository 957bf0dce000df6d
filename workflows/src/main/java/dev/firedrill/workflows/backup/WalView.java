package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a repository holds of a cluster's WAL, from a backup on.
 *
 * @param from the first segment that was looked for
 * @param to the newest segment in the repository; "" if none was found
 * @param segments how many were found
 * @param missing the segments between the two that are there on no timeline; of many, the first
 * @param exposed for how long, in seconds, the leader's oldest transaction that is not in the
 *     repository has waited; 0 if each is
 * @param failing what archiving fails on; "" if it works
 */
public record WalView(
    String from, String to, int segments, List<String> missing, long exposed, String failing)
    implements Facts {

  public WalView {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(failing, "failing");
    missing = List.copyOf(missing);
  }

  /** Every reason why a recovery to now could not keep what was promised; empty is none. */
  public List<String> objections(Promise promise) {
    List<String> objections = new ArrayList<>();
    if (!failing.isEmpty()) {
      objections.add("archiving fails on " + failing);
    }
    if (to.isEmpty()) {
      objections.add("the archive has no segment from " + from + " on");
    }
    if (!missing.isEmpty()) {
      objections.add(
          "the archive has gaps: %d segments are missing, first %s"
              .formatted(missing.size(), missing.getFirst()));
    }
    if (exposed > promise.recoveryPoint()) {
      objections.add(
          "a transaction of %s ago is not in the archive: the recovery point is %s"
              .formatted(Figures.time(exposed), Figures.time(promise.recoveryPoint())));
    }
    return objections;
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("archived from", "to", "segments", "missing", "recovery point", "archiving"),
        List.of(
            List.of(
                from,
                to.isEmpty() ? "–" : to,
                String.valueOf(segments),
                String.valueOf(missing.size()),
                Figures.time(exposed),
                failing.isEmpty() ? "works" : "fails on " + failing)));
  }
}
