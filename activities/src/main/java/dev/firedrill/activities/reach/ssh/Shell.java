package dev.firedrill.activities.reach.ssh;

import dev.firedrill.activities.reach.Unreachable;
import java.time.Duration;
import java.util.List;

/** Runs commands on hosts. */
public interface Shell {

  /**
   * Runs one command and waits for it. Each argument arrives byte for byte as one argument.
   *
   * @param stdin what the command reads, then the end of its input
   * @param within the time for all of it, connecting included; a command not done by then gives
   *     {@link Result#UNKNOWN}
   * @throws Unreachable if the command was certainly not started
   * @throws IllegalArgumentException if an argument cannot be sent as it is: a NUL, half a
   *     surrogate pair, or more than a host's kernel takes
   */
  Result run(SshHost host, List<String> argv, String stdin, Duration within) throws Unreachable;
}
