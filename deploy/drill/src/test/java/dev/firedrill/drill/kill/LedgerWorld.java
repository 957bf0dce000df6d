package dev.firedrill.drill.kill;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one runbook works on, as fakes whose every effect is a line of an {@link EffectLedger}. The
 * world of a run is what its ledger says, so that it outlives the process. One for each runbook, or
 * more where it goes two ways, found by scan; its constructor takes the {@link Ledgers} of this
 * process.
 */
interface LedgerWorld {

  /** The runbook that this world is for. */
  String runbook();

  /** What it is called among the deaths: as its runbook, unless that has another world as well. */
  default String name() {
    return runbook();
  }

  /** The inventory's files by name, with secrets in this folder. */
  Map<String, String> targets(Path secrets);

  /** The run in which all goes well. */
  Plot recovers();

  /**
   * The run that stops because what there is no way back from is refused: it takes back what it did
   * before, as far as the runbook takes anything back.
   */
  Plot stops();

  /** What carries out the runbook's verbs, in place of the real hands. */
  List<Object> verbs();
}
