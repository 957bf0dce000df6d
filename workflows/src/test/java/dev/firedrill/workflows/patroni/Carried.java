package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.contract.Answers;
import dev.firedrill.workflows.contract.Bench;
import dev.firedrill.workflows.contract.Endings;
import dev.firedrill.workflows.contract.Fault;
import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/** A run that was carried out on a world whose people say yes, and what came of it. */
record Carried(Ending ending, List<String> effects, List<Entry> entries) {

  static Carried out(Class<?> runbook, World world) {
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.YES)) {
      Ending ending = Endings.awaited(bench.start(world.runbook(), world.request()));
      return new Carried(ending, world.effects(), bench.journal().entries());
    }
  }

  String reasons() {
    return entries.getLast().detail();
  }

  /** What the run told at its end. */
  Table report() {
    return requireNonNull(entries.getLast().facts(), "the run told no report");
  }
}
