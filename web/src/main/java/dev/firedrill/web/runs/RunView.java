package dev.firedrill.web.runs;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Page;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.layout.Mark;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the screen of one run shows to anybody.
 *
 * @param page the runbook's page as it is now; null when there is none any more
 * @param position of the run's newest line in the audit; each state of the screen has its own
 * @param recoveryTime the target's objective in words; empty if it has none
 */
record RunView(
    RunRow run,
    @Nullable Page page,
    Map<String, String> inputs,
    List<StepLine> steps,
    @Nullable Table report,
    List<GateRow> gates,
    List<Told> told,
    String recoveryTime,
    boolean outdated,
    long position) {

  RunView {
    inputs = Map.copyOf(inputs);
    steps = List.copyOf(steps);
    gates = List.copyOf(gates);
    told = List.copyOf(told);
  }

  /** The runbook's title, or its id where the page is gone. */
  public String title() {
    return page == null ? run.runbook() : page.title();
  }

  public Mark mark() {
    return run.mark();
  }

  /** What names this state of the screen among the run's states. */
  public String event() {
    return position + "-" + (run.ending() == null ? run.state() : run.ending());
  }

  /** What may be done next, once the run has ended. */
  public String next() {
    return Arrays.stream(Ending.values())
        .filter(ending -> ending.name().equals(run.ending()))
        .map(Ending::next)
        .findFirst()
        .orElse("");
  }

  /**
   * Whether a browser without script loads this screen again by itself: not once the run has ended,
   * nor while this person may be typing an answer.
   */
  boolean refreshesFor(Person person) {
    return !run.isEnded() && gates.stream().noneMatch(gate -> gate.mayDeny(person));
  }

  /** Names the newest gate and its state; empty before the first. */
  public String gateKey() {
    return gates.isEmpty() ? "" : gates.getFirst().key();
  }

  public long doneSteps() {
    return steps.stream().filter(step -> step.mark().shape().equals("tick")).count();
  }
}
