package dev.firedrill.workflows.procedure;

import java.util.ArrayList;
import java.util.List;

/** A gate as a plan tells it, in lines: what it would ask, whom, and what the answer rests on. */
public final class PlannedGate {

  private static final String RESTS_ON = "Rests on: ";

  private PlannedGate() {}

  static String inWords(Gate gate, Terms terms) {
    List<String> lines = new ArrayList<>();
    lines.add(gate.question());
    lines.add(terms.asked(gate) + " Can be lost: " + gate.loss() + ".");
    facts(gate).forEach(fact -> lines.add(RESTS_ON + fact));
    return String.join("\n", lines);
  }

  /** The facts that the answer rests on, out of a gate in words. */
  public static List<String> restingOn(String words) {
    return words
        .lines()
        .filter(line -> line.startsWith(RESTS_ON))
        .map(line -> line.substring(RESTS_ON.length()))
        .toList();
  }

  /** What has moved since a gate was planned on these facts; empty means nothing. */
  static List<String> movedSince(List<String> planned, Gate gate) {
    List<String> now = facts(gate);
    List<String> moved = new ArrayList<>();
    planned.stream()
        .filter(fact -> !now.contains(fact))
        .forEach(fact -> moved.add("planned on, and not so any more: " + fact));
    now.stream()
        .filter(fact -> !planned.contains(fact))
        .forEach(fact -> moved.add("so now, and not when it was planned: " + fact));
    return moved;
  }

  private static List<String> facts(Gate gate) {
    return gate.restingOn().stream().map(fact -> fact.replaceAll("\\R", " ").strip()).toList();
  }
}
