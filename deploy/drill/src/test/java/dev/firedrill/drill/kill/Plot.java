package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import java.util.List;
import java.util.Map;

/**
 * A run of a runbook on a world, and how it must end whatever dies meanwhile.
 *
 * @param name in a word
 * @param values what a launch form would hold
 * @param effects all that is done to the target, in order, each once
 * @param struck the verb without a way back, by its activity type: carried out by a run that
 *     recovers, refused in one that stops
 * @param verbs by their activity types, the changes of a run that recovers; the undos of one that
 *     stops, none where it has none
 * @param asks whether people are asked
 * @param irrevocable whether there is a step without a way back; where there is none, {@code
 *     struck} is one of its other changes
 */
record Plot(
    String name,
    Request request,
    Map<String, String> values,
    Ending ending,
    List<String> effects,
    String struck,
    List<String> verbs,
    boolean asks,
    boolean irrevocable) {

  /** Of a runbook that asks people, and then does what there is no way back from. */
  Plot(
      String name,
      Request request,
      Map<String, String> values,
      Ending ending,
      List<String> effects,
      String struck,
      List<String> verbs) {
    this(name, request, values, ending, effects, struck, verbs, true, true);
  }

  Plot {
    values = Map.copyOf(values);
    effects = List.copyOf(effects);
    verbs = List.copyOf(verbs);
    if (ending == Ending.RECOVERED && !verbs.contains(struck)) {
      throw new IllegalArgumentException(struck + " is none of " + verbs);
    }
  }

  /** As this one, of a runbook that asks nobody, and so does nothing without a way back. */
  Plot askingNobody() {
    return new Plot(name, request, values, ending, effects, struck, verbs, false, false);
  }

  /** As this one, of a runbook that asks, and can take back whatever it does. */
  Plot withAWayBack() {
    return new Plot(name, request, values, ending, effects, struck, verbs, asks, false);
  }

  /** Whether all that is to be done is done, the point of no return passed where there is one. */
  boolean isRecovered() {
    return ending == Ending.RECOVERED;
  }
}
