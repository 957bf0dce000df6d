package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A member's host, on which commands are run and their words are needed. */
record ProofHost(String member, Shell shell, SshHost ssh) {

  static final Duration QUICK = Duration.ofSeconds(20);
  static final Duration LONG = Duration.ofHours(4);

  /** The exit status of psql by its manual. */
  private static final int NO_CONNECTION = 2;

  private static final Pattern PASSING = Pattern.compile("starting up|shutting down|recovery");

  Result run(List<String> argv, Duration within) {
    try {
      return shell.run(ssh, argv, "", within);
    } catch (Unreachable e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Whether the command ends with 0; these other endings are a no, and no others. */
  boolean says(List<String> argv, Integer... no) {
    Result result = run(argv, QUICK);
    boolean isNo = Set.of(no).contains(result.status()) && !result.err().startsWith("sudo:");
    if (!result.succeeded() && (result.isUnknown() || !isNo)) {
      throw new IllegalStateException(said(argv, result));
    }
    return result.succeeded();
  }

  /** Gives a command something to read. */
  void tell(List<String> argv, String words) {
    try {
      Result result = shell.run(ssh, argv, words, QUICK);
      if (!result.succeeded()) {
        throw new IllegalStateException(said(argv, result));
      }
    } catch (Unreachable e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** What psql was answered; nothing where it found no server, or lost it. */
  Optional<String> answer(List<String> psql) {
    Result result = run(psql, QUICK);
    return result.status() == NO_CONNECTION && !isRefused(result)
        ? Optional.empty()
        : Optional.of(printed(psql, result).strip());
  }

  /** A server that is there and says no, other than on its way up or down. */
  private static boolean isRefused(Result result) {
    return result.err().contains("FATAL:") && !PASSING.matcher(result.err()).find();
  }

  String need(List<String> argv, Duration within) {
    return printed(argv, run(argv, within));
  }

  private String printed(List<String> argv, Result result) {
    if (!result.succeeded()) {
      throw new IllegalStateException(said(argv, result));
    }
    return result.out();
  }

  /** What a command that failed said, for people. */
  String said(List<String> argv, Result result) {
    return program(argv) + " on the host of " + member + ": " + result.said();
  }

  private static String program(List<String> argv) {
    return argv.stream()
        .filter(word -> word.startsWith("/") && !word.equals("/usr/bin/env"))
        .findFirst()
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .orElse("a command");
  }
}
