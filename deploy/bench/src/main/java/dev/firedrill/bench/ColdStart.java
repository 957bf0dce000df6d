package dev.firedrill.bench;

import dev.firedrill.drill.desk.App;
import dev.firedrill.drill.desk.Visit;
import java.nio.file.Path;
import java.util.List;

/** From the command to a screen that can be used, as a user starts it. */
final class ColdStart {

  private static final int STARTS = 5;

  private ColdStart() {}

  /** Starts {@code ./firedrill up} on fresh folders; the script has built it before. */
  static Figure measure(Path script, Path folder) {
    Samples samples = new Samples();
    for (int i = 0; i < STARTS; i++) {
      long began = System.nanoTime();
      try (App app =
          App.start(
              List.of(
                  script.toString(),
                  "up",
                  "--data",
                  folder.resolve("start-" + i).toString(),
                  "--port",
                  "0"))) {
        new Visit(app.address()).page("/sign-in");
        samples.since(began);
      }
    }
    return Figure.atMost(
        "./firedrill up to a usable screen, p50, s",
        samples.percentile(50) / 1000,
        8,
        "ms: " + samples.spread() + ", fresh folder each");
  }
}
