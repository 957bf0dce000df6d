package dev.firedrill.workflows.backup;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/** What was found to be wrong with a copy so far, in the words of the programs that found it. */
public record Verdict(List<String> found) implements Facts {

  private static final int SOME = 5;

  public Verdict {
    found = List.copyOf(found);
  }

  /** Why the backup is not good; empty means that nothing was found. */
  public List<String> objections() {
    return found.size() <= SOME ? found : shortened();
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
