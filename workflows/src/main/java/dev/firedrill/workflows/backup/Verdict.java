package dev.firedrill.workflows.backup;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found to be wrong with a copy so far, in the words of the programs that found it.
 *
 * @param done the programs that looked at the copy to their end, whatever they found; null where
 *     that was not kept yet, in runs of 0.6.0
 */
public record Verdict(List<String> found, @Nullable List<String> done) implements Facts {

  /** What checks tables and indexes. */
  public static final String INDEXES = "pg_amcheck";

  /** What checks pages. */
  public static final String PAGES = "pg_checksums";

  private static final int SOME = 5;

  public Verdict {
    found = List.copyOf(found);
    done = done == null ? null : List.copyOf(done);
  }

  /** Why the backup is not good; empty means that nothing was found. */
  public List<String> objections() {
    return found.size() <= SOME ? found : shortened();
  }

  /** Why the checks do not prove that it is good: what they found, and which was not made. */
  public List<String> objectionsToChecks() {
    List<String> objections = new ArrayList<>(objections());
    for (String program : List.of(INDEXES, PAGES)) {
      if (done != null && !done.contains(program)) {
        objections.add(
            program + " did not look at this copy to its end: nothing is proven. Launch again");
      }
    }
    return objections;
  }

  /** What this program came to, of a copy that nothing was found to be wrong with. */
  public String outcome(String program) {
    if (done == null) {
      return program + " found nothing, unless it was skipped";
    }
    return program + (done.contains(program) ? " found nothing" : " was not run to its end");
  }

  private List<String> shortened() {
    List<String> some = new ArrayList<>(found.subList(0, SOME));
    some.add("and " + (found.size() - SOME) + " lines more, which are in the step's log");
    return some;
  }

  @Override
  public Table asTable() {
    List<String> words = found.isEmpty() ? List.of("nothing") : objections();
    return new Table(List.of("found"), words.stream().map(List::of).toList());
  }
}
