package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.workflows.patroni.FailoverRequest;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kills the leader of a paused Patroni cluster while clients write, and lets the runbook recover
 * it.
 */
public final class PatroniFailoverDrill {

  private static final String TARGET = "orders-db";
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final PatroniLab lab;
  private final House house;
  private final Person person;
  private final PrintStream out;
  private final Set<Integer> shown = new HashSet<>();
  private final List<String> steps = new ArrayList<>();

  public PatroniFailoverDrill(PatroniLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.house = house;
    this.person = person;
    this.out = out;
  }

  /** Breaks, recovers and counts. */
  public Result carryOut() {
    try (SequenceWriter writer = lab.writer()) {
      int promotionsBefore = lab.view().promotions().size();
      breakIt(writer);
      Instant launched = Instant.now();
      String run =
          house.launch(
              "patroni-failover",
              new FailoverRequest(new TargetName(TARGET), ""),
              Map.of("target", TARGET, "candidate", ""));
      out.println("Run " + run + " of patroni-failover on " + TARGET);
      Await.until("the run to end", LONGEST, () -> watch(run));
      Duration recovery = Duration.between(launched, Instant.now());
      House.Ended ended = house.ended(run);
      return new Result(
          run,
          ended.ending(),
          ended.summary(),
          writer.acknowledged(),
          writer.missing().size(),
          writer.longestGap(),
          recovery,
          lab.view().promotions().size() - promotionsBefore,
          steps);
    }
  }

  private void breakIt(SequenceWriter writer) {
    Await.until(
        "the first acknowledged writes", Duration.ofSeconds(30), () -> writer.acknowledged() >= 50);
    lab.inject(PatroniFault.PAUSE);
    String old = lab.inject(PatroniFault.KILL_LEADER_NODE);
    out.println("Maintenance mode is on, and the leader " + old + " was killed.");
    out.println("Waiting until its leader key is gone (Patroni's ttl) ...");
    Await.until(
        "the dead leader's key to go",
        Duration.ofSeconds(60),
        () -> lab.view().leaderKey().isEmpty());
  }

  /** Shows what is new and lets the person answer; true once the run has ended. */
  private boolean watch(String run) {
    for (Seen step : house.steps(run)) {
      if (step.isOver() && shown.add(step.ordinal())) {
        steps.add(step.title());
        out.println(step.line());
      }
    }
    house.openGates(run).forEach(this::ask);
    return !house.ended(run).ending().isEmpty() && allShown(run);
  }

  private boolean allShown(String run) {
    return house.steps(run).stream().allMatch(step -> shown.contains(step.ordinal()));
  }

  private void ask(GateRow gate) {
    person
        .answer(gate)
        .ifPresent(
            yes -> house.decide(gate, yes).forEach(why -> out.println("  not counted: " + why)));
  }
}
