package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Builds the engine with Go, from the public module, into the cache. */
final class GoInstall {

  private static final String MODULE = "go.temporal.io/server/cmd/server@v" + TemporalBinary.WANTED;
  private static final String MARK = "building.pid";
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private GoInstall() {}

  /** Builds the program at the target, or waits for who is building it already. */
  static Path into(Path target) {
    try {
      return Progress.during(
          "Building the engine with Go (two to five minutes, once)", () -> build(target));
    } catch (StartRefused e) {
      throw e;
    } catch (Exception e) {
      throw new StartRefused(ExitCode.NO_ENGINE, "The engine can't be built: " + e.getMessage(), e);
    }
  }

  private static Path build(Path target) throws IOException, InterruptedException {
    Path home = Files.createDirectories(target.resolveSibling(""));
    Path mark = home.resolve(MARK);
    if (Leftover.runs(mark)) {
      Waiting.until(PATIENCE, () -> !Leftover.runs(mark));
      if (Files.isExecutable(target)) {
        return target;
      }
    }
    Path go =
        Launch.onPath("go")
            .orElseThrow(() ->
                new StartRefused(
                    ExitCode.NO_ENGINE,
                    "The engine (temporal-server) is nowhere to be found: put it on PATH, name it"
                        + " as firedrill.engine.binary, or install Go, which builds it."));
    Path log = home.resolve("build.log");
    Files.writeString(mark, String.valueOf(ProcessHandle.current().pid()));
    try {
      run(go, home, log);
      return Files.move(home.resolve("server"), target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(mark);
    }
  }

  private static void run(Path go, Path home, Path log) throws IOException, InterruptedException {
    ProcessBuilder install =
        new ProcessBuilder(go.toString(), "install", "-trimpath", MODULE)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    install.environment().put("GOBIN", home.toString());
    install.environment().put("CGO_ENABLED", "0");
    int status = install.start().waitFor();
    if (status != 0) {
      throw new StartRefused(
          ExitCode.NO_ENGINE,
          "Go could not build the engine (status %d); see %s.".formatted(status, log));
    }
  }
}
