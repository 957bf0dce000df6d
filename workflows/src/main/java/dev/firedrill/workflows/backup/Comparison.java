package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits on a leader to be archived, compared with what the repository has.
 *
 * @param twins the waiting segments that the repository has too
 * @param ahead segments of the leader's timeline in the repository that the leader has not yet
 *     written: another member has
 * @param aside the folder on the leader's host where this run would keep copies
 */
public record Comparison(List<Twin> twins, List<String> ahead, String aside) implements Facts {

  private static final int ROWS = 8;
  private static final int DIGITS = 10;

  public Comparison {
    twins = List.copyOf(twins);
    ahead = List.copyOf(ahead);
    requireNonNull(aside, "aside");
  }

  /** The segments on which archiving stops: those whose contents differ. */
  public List<Twin> jammed() {
    return twins.stream().filter(Twin::differs).toList();
  }

  /** What a decision about this comparison rests on: which segments differ, and how. */
  public List<String> declaredFacts() {
    return jammed().stream()
        .map(twin -> twin.segment() + ": " + twin.here() + " here, " + twin.there() + " there")
        .toList();
  }

  @Override
  public Table asTable() {
    List<List<String>> rows = new ArrayList<>();
    twins.stream()
        .limit(ROWS)
        .forEach(twin ->
            rows.add(
                List.of(
                    twin.segment(),
                    twin.here().substring(0, DIGITS),
                    twin.there().substring(0, DIGITS),
                    twin.differs() ? "differs" : "the same")));
    if (twins.size() > ROWS) {
      rows.add(List.of("and " + (twins.size() - ROWS) + " more", "", "", ""));
    }
    return new Table(List.of("waiting segment", "on the leader", "in the repository", ""), rows);
  }
}
