package dev.firedrill.drill.kill;

/** Deaths during Patroni's runbooks. */
class EveryKillPointOfPatroniIT extends EveryKillPoint {

  EveryKillPointOfPatroniIT() {
    super(Share.PATRONI);
  }
}
