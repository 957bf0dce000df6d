package dev.firedrill.workflows.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A gate as a plan tells it, in lines: what it would ask, whom, what the answer rests on and what a
 * yes sets going.
 */
public final class PlannedGate {

  private static final String RESTS_ON = "Rests on: ";
  private static final String SETS_GOING = "Sets going: ";
  private static final String LEFT_OUT = "Left out: ";

  /** A number that is a word of its own, and no part of a name such as {@code pg-2}. */
  private static final Pattern AMOUNT = Pattern.compile("(?<![\\w./:-])\\d+(\\.\\d+)*(?![\\w/:-])");

  private PlannedGate() {}

  static String inWords(Gate gate, Terms terms) {
    List<String> lines = new ArrayList<>();
    lines.add(gate.question());
    lines.add(terms.asked(gate) + " Can be lost: " + gate.loss() + ".");
    facts(gate).forEach(fact -> lines.add(RESTS_ON + fact));
    lines.addAll(steps(gate));
    return String.join("\n", lines);
  }

  /**
   * What a run that holds to the plan compares, out of a gate in words: the facts that the answer
   * rests on, and what a yes sets going.
   */
  public static List<String> restingOn(String words) {
    return words
        .lines()
        .filter(line -> line.startsWith(RESTS_ON) || line.startsWith(SETS_GOING))
        .map(line -> line.startsWith(RESTS_ON) ? line.substring(RESTS_ON.length()) : line)
        .toList();
  }

  /**
   * What is compared at a gate that the run has asked before: a plan foresees it once, and what a
   * further answer sets going tells what came of the one before.
   */
  static List<String> askedAgain(List<String> planned) {
    return planned.stream().filter(line -> !line.startsWith(SETS_GOING)).toList();
  }

  /** The same of a step that the plan left out: a run that asks there has seen another world. */
  public static List<String> leftOut(String why) {
    return List.of(LEFT_OUT + oneLine(why));
  }

  /**
   * What has moved since a gate was planned on this; empty means nothing.
   *
   * @param plan the plan's id, which stands in what is named after it
   * @param run the same of the run that comes to the gate now
   */
  static List<String> movedSince(List<String> planned, String plan, Gate gate, String run) {
    List<String> now = new ArrayList<>(facts(gate));
    if (planned.stream().anyMatch(each -> each.startsWith(SETS_GOING))) {
      now.addAll(steps(gate)); // a plan of before does not tell them
    }
    Set<String> then = comparable(planned, plan);
    Set<String> still = comparable(now, run);
    List<String> moved = new ArrayList<>();
    planned.stream()
        .filter(each -> !still.contains(comparable(each, plan)))
        .forEach(each -> moved.add("planned on, and not so any more: " + each));
    now.stream()
        .filter(each -> !then.contains(comparable(each, run)))
        .forEach(each -> moved.add("so now, and not when it was planned: " + each));
    return moved;
  }

  private static Set<String> comparable(List<String> all, String id) {
    return all.stream().map(each -> comparable(each, id)).collect(Collectors.toSet());
  }

  /**
   * How much there is to be done may move every second; what is done may not. A fact that the
   * answer rests on is compared as it is.
   */
  private static String comparable(String each, String id) {
    return each.startsWith(SETS_GOING)
        ? AMOUNT.matcher(each.replace(id, "this run")).replaceAll("so many")
        : each;
  }

  private static List<String> facts(Gate gate) {
    return gate.restingOn().stream().map(PlannedGate::oneLine).toList();
  }

  private static List<String> steps(Gate gate) {
    return gate.willHappen().stream().map(step -> SETS_GOING + oneLine(step)).toList();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ").strip();
  }
}
