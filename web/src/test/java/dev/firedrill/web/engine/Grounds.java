package dev.firedrill.web.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** What the tests on real servers share. */
final class Grounds {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Grounds() {}

  /** The machine's own cache, so that the engine is not built again for each test. */
  static Path cache() {
    String configured = System.getenv().getOrDefault("FIREDRILL_CACHE", "");
    return configured.isBlank()
        ? new FiredrillProperties(null, null, Set.of(FiredrillProperties.Role.WEB), null, null)
            .cacheFolder()
        : Path.of(configured).toAbsolutePath();
  }

  static EngineProperties managed() {
    return new EngineProperties(
        EngineProperties.Mode.MANAGED,
        null,
        "firedrill",
        Duration.ofDays(30),
        new EngineProperties.Tls(false, null, null, null, null),
        null,
        null,
        null);
  }

  /** Waits for the condition; the milliseconds that it took. */
  static long await(String what, BooleanSupplier condition) {
    long began = System.nanoTime();
    if (!Waiting.until(PATIENCE, condition)) {
      Assertions.fail("not within %s: %s", PATIENCE, what);
    }
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Ends these parts, if a killed app has left them over, and all that they have started. */
  static void endLeftovers(Path data, String... parts) {
    for (String part : parts) {
      Leftover.find(data.resolve("run/" + part + ".pid"), data)
          .ifPresent(ProcessHandle::destroyForcibly);
    }
    await("nobody works there", () -> !Leftover.worksIn(data.resolve("database/data")));
  }

  /** Ends a process as a power cut would. */
  static void kill(Process process) {
    process.destroyForcibly();
    await("the process is gone", () -> !process.isAlive());
  }
}
