package dev.firedrill.activities.reach.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import dev.firedrill.lab.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshShellIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMinutes(3);

  /** Enough for a login on a busy machine, and far less than what hangs takes. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration LONG = Duration.ofSeconds(45);
  private static final int BYTES_PER_COMMAND = 40_000;

  @TempDir static Path folder;
  private static TestSshd sshd;

  @BeforeAll
  static void start() throws IOException {
    sshd = TestSshd.start(folder);
  }

  @AfterAll
  static void stop() {
    sshd.close();
  }

  private static Result run(String stdin, Duration within, String... argv) {
    return run(sshd.shell(), List.of(argv), stdin, within);
  }

  /** Run once. Only a login that took too long, before anything was started, is tried again. */
  private static Result run(Shell shell, List<String> argv, String stdin, Duration within) {
    return Await.answer("a login", SOON, () -> shell.run(sshd.host(), argv, stdin, within));
  }

  @Test
  void everyHostileStringArrivesByteIdenticalAsOneArgument() {
    List<String> sent = HostileStrings.take(10_000);
    List<String> arrived = new ArrayList<>();
    List<String> argv = new ArrayList<>(List.of("printf", "%s\\0"));
    int bytes = 0;
    for (String each : sent) {
      argv.add(each);
      bytes += each.length();
      if (bytes > BYTES_PER_COMMAND || argv.size() == 1_000) {
        arrived.addAll(echoed(argv));
        argv = new ArrayList<>(List.of("printf", "%s\\0"));
        bytes = 0;
      }
    }
    arrived.addAll(echoed(argv));
    assertThat(arrived).isEqualTo(sent);
  }

  private static List<String> echoed(List<String> argv) {
    if (argv.size() == 2) {
      return List.of();
    }
    Result result = run(sshd.shell(), argv, "", PATIENCE);
    assertThat(result.status()).isZero();
    String[] parts = result.out().split("\0", -1);
    return Arrays.asList(parts).subList(0, parts.length - 1);
  }

  @Test
  void aVeryLongArgumentArrivesWhole() {
    String argument = "é'".repeat(19_000);
    assertThat(run("", PATIENCE, "printf", "%s", argument).out()).isEqualTo(argument);
  }

  @Test
  void statusOutputAndErrorsComeBack() {
    Result result = run("", PATIENCE, "sh", "-c", "echo out; echo err >&2; exit 3");
    assertThat(result).isEqualTo(new Result(3, "out\n", "err\n"));
    assertThat(result.succeeded()).isFalse();
  }

  @Test
  void aHostThatAPinnedAuthorityVouchesForIsTrusted() {
    Shell shell = sshd.shell("vouched", "user");
    assertThat(run(shell, List.of("true"), "", PATIENCE).succeeded()).isTrue();
  }

  @Test
  void standardInputArrivesWithItsEnd() {
    String input = "line with ' and ü\n".repeat(10_000);
    assertThat(run(input, PATIENCE, "cat")).isEqualTo(new Result(0, input, ""));
  }

  @Test
  void moreThanAMebibyteIsCutAndSaid() {
    String out = run("", PATIENCE, "head", "-c", "3000000", "/dev/zero").out();
    assertThat(out).hasSize((1 << 20) + "\n[cut: 1951424 more bytes]".length());
    assertThat(out).endsWith("\n[cut: 1951424 more bytes]");
  }

  @Test
  void aKilledCommandIsUnknownAndItsSignalIsNamed() {
    Result result = run("", PATIENCE, "sh", "-c", "kill -9 $$");
    assertThat(result.isUnknown()).isTrue();
    assertThat(result.said()).startsWith("no exit status (ended by SIGKILL): ");
  }

  @Test
  void aCommandThatHangsIsBoundedAndUnknown() {
    long began = System.nanoTime();
    Result result = run("", LIMIT, "sh", "-c", "echo begun; sleep 120");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG);
    assertThat(result.isUnknown()).isTrue();
    assertThat(result.unseen()).isEqualTo("its time was over, and it may still run");
    assertThat(result.out()).isEqualTo("begun\n");
  }

  @Test
  void aServerThatFreezesIsGivenUpLongBeforeTheCommandIs() {
    long began = System.nanoTime();
    // The parent of the login shell is the sshd that serves this connection; it thaws by itself.
    String freeze = "(sleep 60; kill -CONT $PPID) & kill -STOP $PPID; echo unheard";
    Result result = run("", PATIENCE, "sh", "-c", freeze);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG);
    String lost = "the connection was lost: Read timed out, and it may still run";
    assertThat(result).isEqualTo(new Result(Result.UNKNOWN, "", "", lost));
  }

  @Test
  void aConnectionThatBreaksInTheCommandIsUnknown() {
    // The parent of the login shell is the sshd that serves this very connection.
    Result result = run("", PATIENCE, "sh", "-c", "kill -9 $PPID; sleep 1");
    assertThat(result.isUnknown()).isTrue();
    assertThat(result.unseen())
        .matches("the connection was lost: (.*Connection reset|.*End of .*), and it may still run");
  }

  @Test
  void anInterruptedThreadStopsWaitingAndGetsUnknown() throws Exception {
    Path begun = folder.resolve("begun");
    CompletableFuture<Result> result = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                String script = "touch \"$0\"; sleep 120";
                result.complete(run("", PATIENCE, "sh", "-c", script, begun.toString()));
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            });
    while (!Files.exists(begun) && !result.isDone()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    waiting.interrupt();
    assertThat(result.get(60, TimeUnit.SECONDS).unseen())
        .isEqualTo("the wait for it was interrupted, and it may still run");
  }

  @Test
  void everyLineIsSeenWhileTheCommandStillRuns() {
    Path go = folder.resolve("go");
    List<String> seen = new CopyOnWriteArrayList<>();
    // The command ends only if its first line is seen before its end.
    String script = "echo begun; while [ ! -e \"$0\" ]; do :; done; echo bad >&2; exit 3";
    Watched.enter(new Noting(seen, go));
    try {
      assertThat(run("in", PATIENCE, "sh", "-c", script, go.toString()).status()).isEqualTo(3);
    } finally {
      Watched.leave();
    }
    assertThat(seen)
        .containsExactly(
            sshd.host() + " sh -c " + script + " " + go + " in",
            "out begun",
            "err bad",
            "ended exit status 3");
  }

  /** Notes what it sees, and makes a file once the first line is there. */
  private record Noting(List<String> seen, Path go) implements Witness, Witness.Exchange {

    @Override
    public Exchange asked(String where, List<String> what, String input) {
      seen.clear(); // a login that took too long started nothing
      seen.add(where + " " + String.join(" ", what) + " " + input);
      return this;
    }

    @Override
    public void notes(String words) {
      seen.add("note " + words);
    }

    @Override
    public void out(String line) {
      seen.add("out " + line);
      try {
        Files.createFile(go);
      } catch (IOException e) {
        seen.add(String.valueOf(e));
      }
    }

    @Override
    public void err(String line) {
      seen.add("err " + line);
    }

    @Override
    public void answer(String body) {
      seen.add("answer " + body);
    }

    @Override
    public void ended(String how) {
      seen.add("ended " + how);
    }
  }
}
