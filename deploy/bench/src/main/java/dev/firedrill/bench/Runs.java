package dev.firedrill.bench;

import static dev.firedrill.bench.Bench.TARGET;

import dev.firedrill.drill.desk.Operator;
import dev.firedrill.drill.desk.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a run takes: accepted, one step, twenty, a gate, a hundred at once. */
final class Runs {

  private static final int LAUNCHES = 60;
  private static final int RUNS = 20;
  private static final int GATED_RUNS = 5;
  private static final int GATES = 10;
  static final int AT_ONCE = 100;

  private final Operator operator;

  Runs(Operator operator) {
    this.operator = operator;
  }

  List<Figure> measure() {
    warmUp();
    Samples accepted = new Samples();
    for (int i = 0; i < LAUNCHES; i++) {
      Operator.Form form = operator.form("bench-one-step", Bench.target(i));
      long sent = System.nanoTime();
      operator.launch(form);
      accepted.since(sent);
    }
    Samples one = ended("bench-one-step");
    Samples changes = ended("bench-twenty-changes");
    Samples mixed = ended("bench-ten-and-ten");
    Samples gates = gates();
    return List.of(
        Figure.atMost("launch accepted, p95, ms", accepted.percentile(95), 60, accepted.spread()),
        Figure.atMost(
            "1 step, launch to seen ended, p50, ms", one.percentile(50), 80, one.spread()),
        Figure.atMost("20 changes, p50, ms", changes.percentile(50), 600, changes.spread()),
        Figure.atMost("10 looks + 10 changes, p50, ms", mixed.percentile(50), 300, mixed.spread()),
        Figure.atMost(
            "gate click to next step seen, p95, ms", gates.percentile(95), 100, gates.spread()),
        atOnce());
  }

  private void warmUp() {
    for (int i = 0; i < RUNS; i++) {
      run("bench-ten-and-ten");
    }
  }

  private Samples ended(String runbook) {
    Samples samples = new Samples();
    for (int i = 0; i < RUNS; i++) {
      samples.add(run(runbook));
    }
    return samples;
  }

  /** Launches and watches until the screen shows the end; the time in milliseconds. */
  private double run(String runbook) {
    Operator.Form form = operator.form(runbook, TARGET);
    long sent = System.nanoTime();
    operator.launch(form);
    try (Watch watch = Watch.of(operator.visit(), form.run())) {
      return (watch.await("the end", Watch.Sight::isOver).nanos() - sent) / 1e6;
    }
  }

  private Samples gates() {
    Samples samples = new Samples();
    for (int i = 0; i < GATED_RUNS; i++) {
      Operator.Form form = operator.form("bench-ten-gates", TARGET);
      operator.launch(form);
      try (Watch watch = Watch.of(operator.visit(), form.run())) {
        for (int gate = 1; gate <= GATES; gate++) {
          samples.add(pass(watch, form.run(), 2 * gate - 1));
        }
      }
    }
    return samples;
  }

  /** From the click to the sight of the gate done and the next step begun. */
  private double pass(Watch watch, String run, int step) {
    watch.await("gate " + step, sight -> sight.isAt(step));
    Operator.Approval approval = operator.approval(run);
    long clicked = System.nanoTime();
    operator.approve(approval);
    return (watch.await("the next step", sight -> sight.done() >= step).nanos() - clicked) / 1e6;
  }

  private Figure atOnce() {
    List<Operator.Form> forms = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      forms.add(operator.form("bench-one-step", Bench.target(i)));
    }
    long began = System.nanoTime();
    List<Future<Long>> ends = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      forms.forEach(form -> ends.add(people.submit(() -> launchAndSeeEnd(form))));
    }
    long last = ends.stream().mapToLong(Runs::value).max().orElseThrow();
    double seconds = (last - began) / 1e9;
    return Figure.atLeast(
        "100 one-step runs at once, runs/s", AT_ONCE / seconds, 20, "all ended, none refused");
  }

  private long launchAndSeeEnd(Operator.Form form) {
    operator.launch(form);
    try (Watch watch = Watch.of(operator.visit(), form.run())) {
      return watch.await("the end", Watch.Sight::isOver).nanos();
    }
  }

  private static long value(Future<Long> end) {
    try {
      return end.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a run was refused or did not end", e);
    }
  }
}
