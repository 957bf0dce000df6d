package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Request;
import java.util.List;
import java.util.Map;

/**
 * The world that one runbook works on, in memory: its verbs, and a ledger of effects counted
 * outside of them. One for each runbook, found by scan.
 */
public interface World {

  /** The runbook that this world is for. */
  String runbook();

  /** The implementations of every verb that the runbook uses. */
  List<Object> verbs();

  /** What a happy run is launched with. */
  Request request();

  /**
   * Each effect so far, in order, with its effect's name; an effect applied twice is there twice.
   */
  List<String> effects();

  /**
   * Worlds in which the same runbook recovers by other verbs or comes to a gate of another kind, by
   * a word for each.
   */
  default Map<String, World> variants() {
    return Map.of();
  }

  /** What is wrong with the world after a run that recovered; empty means nothing. */
  List<String> defectsAfterRecovery();

  /** What is wrong with the world after a run that stopped and undid; empty means nothing. */
  List<String> defectsAfterUndo();
}
