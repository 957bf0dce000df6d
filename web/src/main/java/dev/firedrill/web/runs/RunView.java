package dev.firedrill.web.runs;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Page;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.layout.Mark;
import dev.firedrill.web.locks.LockRow;
import dev.firedrill.web.parking.ParkRow;
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
 * @param parked how the run is parked, if it is
 * @param position of the run's newest line in the audit; each state of the screen has its own
 * @param lock the one on its target, whoever has it
 * @param recoveryTime the target's objective in words; empty if it has none
 */
record RunView(
    RunRow run,
    @Nullable Page page,
    Map<String, String> inputs,
    List<StepLine> steps,
    @Nullable Table report,
    List<GateRow> gates,
    @Nullable ParkRow parked,
    List<Told> told,
    String recoveryTime,
    LockRow lock,
    boolean outdated,
    long position) {

  RunView {
    inputs = Map.copyOf(inputs);
    steps = List.copyOf(steps);
    gates = List.copyOf(gates);
    told = List.copyOf(told);
  }

  /** Whether the run holds its target's lock. */
  public boolean holdsLock() {
    return lock.isHeld() && lock.run().equals(run.id());
  }

  /** Whether the lock is what a lost run left behind, or was taken from this run. */
  public boolean lostLock() {
    return !lock.isFree() && !lock.isHeld() && lock.run().equals(run.id());
  }

  /** Whether the run stands in the queue for the lock. */
  public boolean waitsForLock() {
    return lock.queue().stream().anyMatch(waiting -> waiting.run().equals(run.id()));
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
    String state = run.ending() == null ? run.state() : run.ending();
    return position + "-" + state + (run.isStuck() ? "-STUCK" : "");
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
    return !run.isEnded()
        && gates.stream().noneMatch(gate -> gate.mayDeny(person))
        && (parked == null || !parked.mayChoose(person));
  }

  /**
   * Names what this screen asks people now, by the newest gate and its state and by how the run is
   * parked; empty for nothing.
   */
  public String gateKey() {
    String startable = run.isStartable() ? "startable" : "";
    String gate = gates.isEmpty() ? startable : gates.getFirst().key();
    return parked == null ? gate : gate + parked.key();
  }

  public long doneSteps() {
    return steps.stream().filter(step -> step.mark().shape().equals("tick")).count();
  }
}
