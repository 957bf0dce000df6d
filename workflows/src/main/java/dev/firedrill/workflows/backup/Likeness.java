package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Tables.Sum;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy that was recovered to a moment, beside its source as it was read before that moment and
 * again after it. A table that is the same in both readings stood still in between, so that the
 * copy has to be equal to it, row by row; of the others nothing can be said but that they are
 * there.
 */
public record Likeness(Tables before, Tables after, Tables copy) {

  public Likeness {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    requireNonNull(copy, "copy");
  }

  /** Every reason to doubt that the copy is the source at that moment; empty means that it is. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>();
    var copied = copy.byName();
    for (Sum still : still()) {
      Sum twin = copied.get(still.name());
      if (twin == null) {
        objections.add(still.name() + " is not in the copy");
      } else if (twin.rows() != still.rows()) {
        objections.add(
            "%s has %d rows, and %d in the copy"
                .formatted(still.name(), still.rows(), twin.rows()));
      } else if (!twin.equals(still)) {
        objections.add(still.name() + " has as many rows as the copy, but other ones");
      }
    }
    moved().stream()
        .filter(name -> !copied.containsKey(name))
        .forEach(name -> objections.add(name + " is not in the copy"));
    if (!before.sums().isEmpty() && still().isEmpty()) {
      objections.add("no table stood still for long enough to be compared");
    }
    return objections;
  }

  /** The tables that were compared: those that stood still. */
  public List<Sum> still() {
    var later = after.byName();
    return before.sums().stream().filter(sum -> sum.equals(later.get(sum.name()))).toList();
  }

  /** The names of the tables that were written while the source was read. */
  public List<String> moved() {
    var later = after.byName();
    return before.sums().stream()
        .filter(sum -> later.containsKey(sum.name()) && !sum.equals(later.get(sum.name())))
        .map(Sum::name)
        .toList();
  }

  /** The rows that were compared. */
  public long rows() {
    return still().stream().mapToLong(Sum::rows).sum();
  }
}
