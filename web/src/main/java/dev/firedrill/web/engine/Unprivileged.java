package dev.firedrill.web.engine;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL, which refuses root, is run by root: in a user namespace of its own, where its
 * user id is not zero (unshare(1)). An ordinary user needs nothing.
 */
final class Unprivileged {

  private Unprivileged() {}

  /** The words to put before a PostgreSQL command; none for an ordinary user. */
  static List<String> prefix() {
    if (!isRoot()) {
      return List.of();
    }
    List<String> prefix = List.of("unshare", "--user");
    if (!works(prefix)) {
      throw new StartRefused(
          ExitCode.NOT_STARTED,
          "PostgreSQL refuses to run as root, and this machine gives root no user namespace"
              + " (unshare --user): start Firedrill as an ordinary user.");
    }
    return prefix;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean works(List<String> prefix) {
    try {
      Process trial =
          new ProcessBuilder(prefix.get(0), prefix.get(1), "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
