package dev.firedrill.drill.kill;

import dev.firedrill.drill.Victim;
import dev.firedrill.drill.kill.EffectLedger.What;
import dev.firedrill.drill.kill.Evidence.Step;
import dev.firedrill.drill.kill.Evidence.Told;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What holds after every run, whatever died during it: nothing lost, nothing applied twice, nothing
 * past a gate that nobody approved, screen = engine = ledger, and an audit that verifies.
 */
final class Laws {

  private static final Set<String> BEGINNINGS =
      Set.of("CHANGE_BEGAN", "NO_WAY_BACK_BEGAN", "UNDO_BEGAN");

  /** A worker asks for five seconds each time, and a database is back within a minute. */
  private static final int MOST_STOPS = 12;

  private static final Set<String> OVER = Set.of("DONE", "FAILED", "LEFT_OUT");

  private final Evidence seen;
  private final List<EffectLedger.Line> ledger;
  private final Plot plot;
  private final Victim victim;
  private final List<String> broken = new ArrayList<>();

  private Laws(Evidence seen, List<EffectLedger.Line> ledger, Plot plot, Victim victim) {
    this.seen = seen;
    this.ledger = List.copyOf(ledger);
    this.plot = plot;
    this.victim = victim;
  }

  /** Every law that is broken, each with what was seen; empty means that all hold. */
  static List<String> broken(
      Evidence seen, List<EffectLedger.Line> ledger, Plot plot, Victim victim) {
    Laws laws = new Laws(seen, ledger, plot, victim);
    laws.itEndedAsItShould();
    laws.eachEffectIsThereOnce();
    laws.journalAndEngineAndLedgerAgree();
    laws.onlyWithoutADatabaseIsAChangeStopped();
    laws.nothingIsPastAnUnapprovedGate();
    laws.theAuditIsWhole();
    return laws.broken;
  }

  private void itEndedAsItShould() {
    equal("the screen's state", seen.state(), "ENDED");
    equal("the screen's ending", seen.ending(), plot.ending().name());
    equal("the engine's ending", seen.engineEnding(), plot.ending().name());
    seen.steps().stream()
        .filter(step -> !OVER.contains(step.state()))
        .forEach(step -> broken.add("a step is not over: " + step));
  }

  private void eachEffectIsThereOnce() {
    equal("the effects that stand", words(What.DONE), plot.effects());
    equal("the effects that were begun", words(What.BEGAN), plot.effects());
    List<String> irrevocable =
        seen.steps().stream()
            .filter(step -> step.kind().equals("NO_WAY_BACK"))
            .map(step -> seen.run() + "/" + step.ordinal())
            .toList();
    equal("the steps without a way back", irrevocable.size(), plot.irrevocable() ? 1 : 0);
    long taken =
        ledger.stream()
            .filter(line -> line.what() == What.DONE && irrevocable.contains(line.key()))
            .count();
    boolean expected = plot.irrevocable() && plot.isRecovered();
    equal("the effects without a way back", taken, expected ? 1L : 0L);
  }

  private void journalAndEngineAndLedgerAgree() {
    List<String> called = keys(What.CALLED);
    equal("the changes on the screen and in the ledger", seen.keysOfChanges(), called);
    List<String> goneThrough = new ArrayList<>(seen.scheduled());
    seen.stopped().forEach(goneThrough::remove);
    equal("the changes at the engine and in the ledger", goneThrough, called);
    Set<String> told = new LinkedHashSet<>();
    seen.audit().stream()
        .filter(line -> BEGINNINGS.contains(line.what()))
        .forEach(line -> told.add(seen.run() + "/" + line.step()));
    equal("the changes in the audit and in the ledger", List.copyOf(told), called);
  }

  /** While it comes back, a worker cannot read whether changes are stopped; so they are. */
  private void onlyWithoutADatabaseIsAChangeStopped() {
    List<String> stopped = seen.stopped();
    if (stopped.size() > (victim.takesTheDatabase() ? MOST_STOPS : 0)) {
      broken.add("changes that a worker stopped: " + stopped);
    }
  }

  private void nothingIsPastAnUnapprovedGate() {
    List<Step> gates = seen.steps().stream().filter(step -> step.kind().equals("GATE")).toList();
    if (gates.isEmpty() == plot.asks()) {
      broken.add(plot.asks() ? "the run has no gate: this law says nothing" : "somebody was asked");
    }
    gates.forEach(this::isApprovedBeforeAnything);
  }

  private void isApprovedBeforeAnything(Step gate) {
    String name = "the gate of step " + gate.ordinal();
    equal(name, gate.state(), "DONE");
    List<Told> yes =
        seen.told("GATE_APPROVED").stream().filter(line -> line.step() == gate.ordinal()).toList();
    equal("approvals in the audit at " + name, yes.size(), 1);
    int said = first(line -> line.what() == What.APPROVES ? line.step() : -1, gate.ordinal());
    for (int i = 0; i < ledger.size(); i++) {
      EffectLedger.Line line = ledger.get(i);
      if (line.what() != What.APPROVES && line.step() > gate.ordinal() && i < said) {
        broken.add("before anybody approved " + name + ": " + line);
      }
    }
    for (Told line : seen.audit()) {
      boolean past = BEGINNINGS.contains(line.what()) && line.step() > gate.ordinal();
      if (past && yes.stream().noneMatch(before -> before.position() < line.position())) {
        broken.add("told before " + name + " was approved: " + line);
      }
    }
  }

  /** Where the ledger first has this step; behind its end if it never does. */
  private int first(ToIntFunction<EffectLedger.Line> step, int wanted) {
    return IntStream.range(0, ledger.size())
        .filter(i -> step.applyAsInt(ledger.get(i)) == wanted)
        .findFirst()
        .orElse(ledger.size());
  }

  private void theAuditIsWhole() {
    seen.chainFaults().forEach(fault -> broken.add("the audit's chain: " + fault));
    equal("launches in the audit", seen.launches(), 1L);
    List<Told> own = seen.audit().stream().filter(line -> line.sequence() > 0).toList();
    List<Integer> sequences = own.stream().map(Told::sequence).distinct().sorted().toList();
    equal(
        "the sequence of the run's lines in the audit",
        sequences,
        IntStream.rangeClosed(1, sequences.size()).boxed().toList());
    equal("starts in the audit", seen.told("RUN_STARTED").size(), 1);
    equal("ends in the audit", seen.told("RUN_ENDED").size(), 1);
    equal("locks freed", seen.told("LOCK_FREED").size(), seen.told("LOCK_TAKEN").size());
    if (own.isEmpty() || !own.getLast().what().equals("RUN_ENDED")) {
      broken.add("the run's last line in the audit is not its end");
    }
  }

  private List<String> words(What what) {
    return ledger.stream()
        .filter(line -> line.what() == what)
        .map(EffectLedger.Line::words)
        .toList();
  }

  private List<String> keys(What what) {
    return ledger.stream()
        .filter(line -> line.what() == what)
        .map(EffectLedger.Line::key)
        .distinct()
        .toList();
  }

  private void equal(String what, Object seenNow, Object wanted) {
    if (!seenNow.equals(wanted)) {
      broken.add(what + ": " + seenNow + ", not " + wanted);
    }
  }
}
