package dev.firedrill.bench;

import static dev.firedrill.bench.Bench.TARGET;

import dev.firedrill.drill.desk.Operator;
import dev.firedrill.drill.desk.Watch;
import dev.firedrill.lab.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Five hundred browsers that watch one run. */
final class Audience {

  private static final int BROWSERS = 500;
  private static final int GATES = 10;
  private static final Duration TO_CONNECT = Duration.ofMinutes(1);

  private final Operator operator;
  private final AtomicReference<Instant> counting = new AtomicReference<>(Instant.MAX);
  private final Samples samples = new Samples();

  Audience(Operator operator) {
    this.operator = operator;
  }

  /** From the moment the run tells a line until a browser has it, for every browser's sights. */
  Figure measure() {
    Operator.Form form = operator.form("bench-ten-gates", TARGET);
    operator.launch(form);
    List<Watch> browsers = new ArrayList<>();
    try {
      for (int i = 0; i < BROWSERS; i++) {
        browsers.add(Watch.of(operator.visit(), form.run(), this::count));
      }
      Await.until(
          "all browsers", TO_CONNECT, () -> browsers.stream().allMatch(Watch::hasSeenSomething));
      counting.set(Instant.now());
      passGates(browsers.getFirst(), form.run());
      browsers.forEach(browser -> browser.await("the end", Watch.Sight::isOver));
    } finally {
      browsers.forEach(Watch::close);
    }
    return Figure.atMost(
        "step told to browser, 500 watch, p95, ms", samples.percentile(95), 250, samples.spread());
  }

  private void count(Watch.Sight sight) {
    if (sight.told().isAfter(counting.get())) {
      samples.add(Duration.between(sight.told(), sight.at()));
    }
  }

  private void passGates(Watch first, String run) {
    for (int gate = 1; gate <= GATES; gate++) {
      int step = 2 * gate - 1;
      first.await("gate " + gate, sight -> sight.isAt(step));
      operator.approve(operator.approval(run));
    }
  }
}
