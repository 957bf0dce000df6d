package dev.firedrill.workflows.haproxy;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * The traffic switch in front of a target's writer.
 *
 * @param frontend HAProxy's name of it, "" where the target declares none
 * @param state as HAProxy says it: OPEN, PAUSED …; "" where the target declares none
 */
public record TrafficView(String frontend, String state) implements Facts {

  private static final List<String> TAKES_CLIENTS = List.of("OPEN", "FULL");

  public TrafficView {
    requireNonNull(frontend, "frontend");
    requireNonNull(state, "state");
  }

  /** The view of a target that declares no traffic switch. */
  public static TrafficView undeclared() {
    return new TrafficView("", "");
  }

  /** Why a run does not hold clients, and so does not let them through; "" if it does. */
  public String whyLeft() {
    if (frontend.isEmpty()) {
      return "the target declares no traffic switch";
    }
    return TAKES_CLIENTS.contains(state)
        ? ""
        : "somebody holds clients already (" + state + "): whoever did lets them through";
  }

  /** What has changed since an earlier look for whoever may hold clients; empty means nothing. */
  public List<String> changesSince(TrafficView before) {
    return whyLeft().equals(before.whyLeft())
        ? List.of()
        : List.of("changed since the question was asked: frontend " + frontend + " is " + state);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("frontend", "state"),
        List.of(List.of(frontend.isEmpty() ? "none declared" : frontend, orDash(state))));
  }

  private static String orDash(String word) {
    return word.isEmpty() ? "–" : word;
  }
}
