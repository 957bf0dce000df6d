package dev.firedrill.drill.kill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run after its end, but for its ledger.
 *
 * @param state of its row, as the screens have it
 * @param engineEnding what the engine says of its workflow
 * @param steps as the screen shows them
 * @param audit its lines, in the order of the audit
 * @param launches how often the audit has its launch
 * @param scheduled the effect key of every change that the engine scheduled, in order
 * @param stopped of these, the ones that a worker stopped before they did anything
 * @param chainFaults what is wrong with the whole audit
 * @param log the lines of its steps' logs that were kept by then
 */
record Evidence(
    String run,
    String state,
    String ending,
    String summary,
    String engineEnding,
    List<Step> steps,
    List<Told> audit,
    long launches,
    List<String> scheduled,
    List<String> stopped,
    List<String> chainFaults,
    List<String> log) {

  Evidence {
    steps = List.copyOf(steps);
    audit = List.copyOf(audit);
    scheduled = List.copyOf(scheduled);
    stopped = List.copyOf(stopped);
    chainFaults = List.copyOf(chainFaults);
    log = List.copyOf(log);
  }

  /** A step as the screen shows it. */
  record Step(int ordinal, String kind, String title, String state) {

    boolean changes() {
      return !state.equals("LEFT_OUT") && List.of("CHANGE", "NO_WAY_BACK", "UNDO").contains(kind);
    }
  }

  /**
   * A line of the audit about the run.
   *
   * @param sequence its place among what the run told; 0 of what was done to the run, such as
   *     giving it a lock
   */
  record Told(
      long position,
      int sequence,
      int correction,
      String what,
      int step,
      @Nullable String person) {}

  /** The keys of the steps of these kinds that were not left out. */
  List<String> keysOfChanges() {
    return steps.stream().filter(Step::changes).map(step -> run + "/" + step.ordinal()).toList();
  }

  List<Told> told(String what) {
    return audit.stream().filter(line -> line.what().equals(what)).toList();
  }
}
