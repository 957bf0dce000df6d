package dev.firedrill.web.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the runs that a list has.
 *
 * @param next where to go on; null when there is nothing older
 */
public record Slice(List<RunRow> runs, @Nullable Place next) {

  public Slice {
    runs = List.copyOf(runs);
  }

  /** So many of the found ones; one more tells that there are older ones. */
  static Slice of(List<RunRow> found, int size) {
    if (found.size() <= size) {
      return new Slice(found, null);
    }
    RunRow last = found.get(size - 1);
    return new Slice(found.subList(0, size), new Place(last.intended(), last.id()));
  }
}
