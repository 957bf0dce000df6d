package dev.firedrill.bench;

import static dev.firedrill.bench.Bench.TARGET;

import dev.firedrill.drill.desk.App;
import dev.firedrill.drill.desk.Operator;
import dev.firedrill.drill.desk.Watch;
import dev.firedrill.lab.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How soon a run goes on after a part was ended by SIGKILL. */
final class Killed {

  private static final int STEPS_BEFORE = 6;
  private static final Duration TO_RETURN = Duration.ofMinutes(1);

  private final Path data;
  private final Path targets;

  Killed(Path data, Path targets) {
    this.data = data;
    this.targets = targets;
  }

  /** The engine or the database, which the app starts again. */
  Figure part(Operator operator, String name) {
    Operator.Form form = operator.form("bench-slow-changes", TARGET);
    operator.launch(form);
    try (Watch watch = Watch.of(operator.visit(), form.run())) {
      watch.await("some steps", sight -> sight.done() >= STEPS_BEFORE);
      ProcessHandle victim = App.part(data, name);
      victim.destroyForcibly();
      Instant killed = Instant.now();
      Await.until("another " + name, TO_RETURN, () -> App.part(data, name).pid() != victim.pid());
      Instant back = Instant.now();
      return figure(name, killed, back, watch);
    }
  }

  /** The app itself, started again on the same folder. */
  Figure app(App app, Operator operator) {
    Operator.Form form = operator.form("bench-slow-changes", TARGET);
    operator.launch(form);
    try (Watch watch = Watch.of(operator.visit(), form.run())) {
      watch.await("some steps", sight -> sight.done() >= STEPS_BEFORE);
    }
    app.handle().destroyForcibly();
    Instant killed = Instant.now();
    Await.until("the app's end", TO_RETURN, () -> !app.handle().isAlive());
    try (App next = App.start(data, targets)) {
      Instant back = Instant.now();
      try (Watch watch = Watch.of(operator.movedTo(next.address()).visit(), form.run())) {
        return figure("app", killed, back, watch);
      }
    }
  }

  private static Figure figure(String name, Instant killed, Instant back, Watch watch) {
    // A step that was told after the kill: the run goes on. It may be told before "back" is seen.
    Watch.Sight next = watch.await("the next step", sight -> sight.told().isAfter(killed));
    watch.await("the end", Watch.Sight::isOver);
    double after = Math.max(0, Duration.between(back, next.at()).toMillis() / 1000.0);
    return Figure.atMost(
        name + " killed: back to next step seen, s",
        after,
        2,
        String.format(
            Locale.ROOT,
            "after the kill: its new process %.1f s, the next step %.1f s",
            Duration.between(killed, back).toMillis() / 1000.0,
            Duration.between(killed, next.at()).toMillis() / 1000.0));
  }
}
