package dev.firedrill.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One fixed argv, run to its end. Its output (both streams together) is read as UTF-8. */
public final class Command {

  private static final Duration BOUND = Duration.ofMinutes(2);

  private Command() {}

  /** How a command ended and what it printed. */
  public record Result(int exit, String output) {}

  /** Runs {@code argv} and fails unless it exits 0. */
  public static String run(String... argv) {
    Result result = attempt(argv);
    if (result.exit() != 0) {
      throw new LabFailure(
          "%s ended with %d: %s"
              .formatted(String.join(" ", argv), result.exit(), result.output().strip()));
    }
    return result.output();
  }

  /** Runs {@code argv}; any exit code is an answer. */
  public static Result attempt(String... argv) {
    try {
      Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new LabFailure("Still running after " + BOUND + ": " + List.of(argv));
      }
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new LabFailure("Could not run " + argv[0] + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while running " + argv[0], e);
    }
  }
}
