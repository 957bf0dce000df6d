package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.parking.ParkRow;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.Request;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The eyes on one run: each step is shown when it is over, and a person answers the gates. */
final class Watch {

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final House house;
  private final Person person;
  private final Supplier<List<String>> asked;
  private final PrintStream out;
  private final Set<Integer> shown = new HashSet<>();
  private final List<String> steps = new ArrayList<>();

  /**
   * The eyes of this person.
   *
   * @param asked of the cluster's machines and servers, by their own logs
   */
  Watch(House house, Person person, Supplier<List<String>> asked, PrintStream out) {
    this.house = house;
    this.person = person;
    this.asked = asked;
    this.out = out;
  }

  /** A plan that has ended, and what the servers' own logs have of its questions. */
  private record Planned(String id, List<PlanCalls.Call> logged) {}

  /** A run that has ended, and how long it took from its launch. */
  record Course(String run, House.Ended ended, Duration time, List<String> steps) {}

  /**
   * Plans the runbook, launches it as planned, and returns when the run has ended.
   *
   * @param state of the cluster, seen from outside, as far as it stands still by itself
   */
  Course until(
      String runbook, Request request, Map<String, String> values, Supplier<List<String>> state) {
    return until(runbook, request, values, state, () -> {});
  }

  /**
   * As the other.
   *
   * @param atEnd what is looked at as soon as the run has ended: later all may have become well by
   *     itself
   */
  Course until(
      String runbook,
      Request request,
      Map<String, String> values,
      Supplier<List<String>> state,
      Runnable atEnd) {
    Planned plan = plan(runbook, request, values, state);
    Instant launched = Instant.now();
    String run = house.launch(runbook, request, values, Manner.asPlannedIn(plan.id()));
    out.println("Run " + run + " of " + runbook + " on " + request.target() + ", as planned");
    Await.until("the run to end", LONGEST, () -> hasEnded(run));
    Duration time = Duration.between(launched, Instant.now());
    atEnd.run();
    requireOnlyLooks(plan);
    return new Course(run, house.ended(run), time, List.copyOf(steps));
  }

  /**
   * The log is written behind a run; by the end of the one that followed it has all of the plan.
   */
  private void requireOnlyLooks(Planned plan) {
    Await.until("the plan's log", SETTLED, () -> !house.asked(plan.id()).isEmpty());
    List<PlanCalls.Call> calls = house.asked(plan.id());
    requireOnlyLooks(calls);
    if (PlanCalls.isSilent(calls, plan.logged())) {
      throw new LabFailure("sudo's own log has nothing of what the plan asked by it");
    }
    out.println(
        "The plan asked " + calls.size() + " questions of other systems, none to change it");
  }

  private static void requireOnlyLooks(List<PlanCalls.Call> calls) {
    List<String> changing = PlanCalls.changing(calls);
    if (!changing.isEmpty()) {
      throw new LabFailure(
          "Of the %d questions of the plan these may change something: %s"
              .formatted(calls.size(), changing));
    }
  }

  private Planned plan(
      String runbook, Request request, Map<String, String> values, Supplier<List<String>> state) {
    List<String> before = settled(state);
    List<String> earlier = asked.get();
    String plan = house.launch(runbook, request, values, Manner.PLAN);
    Await.until("the plan to end", LONGEST, () -> !house.ended(plan).ending().isEmpty());
    List<String> after = seenAgain(before, state);
    House.Ended ended = house.ended(plan);
    if (!ended.ending().equals(Ending.PLANNED.name()) || !before.equals(after)) {
      throw new LabFailure(
          "The plan ended %s (%s); the cluster before it: %s, and after it: %s"
              .formatted(ended.ending(), ended.summary(), before, after));
    }
    List<String> since = new ArrayList<>(asked.get());
    earlier.forEach(since::remove); // one for one: each line comes as often as it was written
    List<PlanCalls.Call> calls = PlanCalls.logged(since);
    requireOnlyLooks(calls);
    out.println(
        "The servers' own logs have " + calls.size() + " questions of it, none to change them");
    out.println("Plan " + plan + " tells these steps, and has changed nothing:");
    house.steps(plan).forEach(step -> out.println("    " + step.title()));
    return new Planned(plan, calls);
  }

  /** What two looks in a row agree on: a single one may have met a server that was late. */
  private static List<String> settled(Supplier<List<String>> state) {
    List<List<String>> looks = new ArrayList<>();
    Await.until(
        "the cluster to stand still",
        SETTLED,
        () -> {
          looks.add(state.get());
          int last = looks.size() - 1;
          return last > 0 && looks.get(last).equals(looks.get(last - 1));
        });
    return looks.getLast();
  }

  /** What was there before, as soon as it is seen; or else what is there: a change stays one. */
  private static List<String> seenAgain(List<String> before, Supplier<List<String>> state) {
    try {
      return Await.seen("the cluster as it was", SETTLED, state::get, before::equals);
    } catch (LabFailure changed) {
      return state.get();
    }
  }

  /** Shows what is new and lets the person answer. */
  private boolean hasEnded(String run) {
    for (Seen step : house.steps(run)) {
      if (step.isOver() && shown.add(step.ordinal())) {
        steps.add(step.title());
        out.println(step.line());
      }
    }
    house.openGates(run).forEach(this::ask);
    house.parked(run).ifPresent(this::end);
    return !house.ended(run).ending().isEmpty() && allShown(run);
  }

  private boolean allShown(String run) {
    return house.steps(run).stream().allMatch(step -> shown.contains(step.ordinal()));
  }

  /** A drill that cannot go on has failed: it says why, and leaves nothing open. */
  private void end(ParkRow parked) {
    out.println("  parked at “" + parked.card().title() + "”; the drill ends it:");
    parked.card().reasons().forEach(why -> out.println("    " + why));
    house.end(parked).forEach(why -> out.println("  not counted: " + why));
  }

  private void ask(GateRow gate) {
    person
        .answer(gate)
        .ifPresent(
            yes -> house.decide(gate, yes).forEach(why -> out.println("  not counted: " + why)));
  }
}
