package dev.firedrill.drill.kill;

/** Deaths during every other runbook. */
class EveryKillPointOfOthersIT extends EveryKillPoint {

  EveryKillPointOfOthersIT() {
    super(Share.OTHERS);
  }
}
