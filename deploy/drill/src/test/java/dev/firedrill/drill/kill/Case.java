package dev.firedrill.drill.kill;

import dev.firedrill.drill.Victim;

/**
 * One death.
 *
 * @param verb the change that is hit, where the point is one of a change
 */
record Case(LedgerWorld world, KillPoint point, Victim victim, String verb) {

  Plot plot() {
    return point.plot(world);
  }

  String where() {
    return point + (point.moment().isOfVerb() ? " of " + verb : "");
  }

  @Override
  public String toString() {
    return world.name() + ": " + where() + ", " + victim;
  }
}
