package dev.firedrill.activities.reach.ssh;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A shell over SSH: one short connection for each command, the host's key pinned, this side known
 * by its public key only. The user's login shell on the host must be a POSIX shell: it reads the
 * quoted command line and nothing else is asked of it.
 */
public final class SshShell implements Shell {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final SshKeys keys;
  private final Function<String, byte[]> secrets;

  /**
   * A shell with these keys.
   *
   * @param secrets resolves the reference to the private key, anew for each command; throws a
   *     {@link RuntimeException} whose message says to people why it cannot
   */
  public SshShell(SshKeys keys, Function<String, byte[]> secrets) {
    this.keys = keys;
    this.secrets = secrets;
  }

  @Override
  public Result run(SshHost host, List<String> argv, String stdin, Duration within)
      throws Unreachable {
    byte[] line = Quoting.commandLine(argv);
    long deadline = System.nanoTime() + within.toNanos();
    Duration connecting = within.compareTo(CONNECT) < 0 ? within : CONNECT;
    Witness.Exchange seen = Watched.by().asked(host.toString(), argv, stdin);
    try (Connection connection = Connection.open(host, keys, privateKey(), connecting)) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      Result result = connection.run(line, stdin, left, seen);
      seen.ended(
          result.isUnknown()
              ? "no exit status: " + result.unseen()
              : "exit status " + result.status());
      return result;
    } catch (Unreachable e) {
      seen.ended("not started: " + e.getMessage());
      throw e;
    }
  }

  private byte[] privateKey() throws Unreachable {
    try {
      return secrets.apply(keys.privateKey());
    } catch (RuntimeException e) {
      throw new Unreachable(Why.NOT_SET_UP, "the SSH key: " + e.getMessage(), e);
    }
  }
}
