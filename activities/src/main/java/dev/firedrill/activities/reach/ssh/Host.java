package dev.firedrill.activities.reach.ssh;

import dev.firedrill.activities.reach.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The host of one member, as its system's commands are run there: by sudo, and with what it said
 * when one fails.
 *
 * @param member whose host it is, for people
 */
public record Host(Shell shell, SshHost ssh, String member) {

  /** Runs the command, which is given without {@code sudo -n}. */
  public Result sudo(Duration within, List<String> command) throws Unreachable {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n"));
    argv.addAll(command);
    return shell.run(ssh, argv, "", within);
  }

  /** Runs a command of the target's file, with a sudo of its own where it needs one. */
  public Result run(Duration within, List<String> command) throws Unreachable {
    return shell.run(ssh, command, "", within);
  }

  /**
   * What a command printed that has to succeed; {@link IllegalStateException} says how it ended.
   */
  public String need(Result result) {
    if (!result.succeeded()) {
      throw new IllegalStateException("on the host of " + member + ": " + said(result));
    }
    return result.out();
  }

  /** How a command ended that did not succeed, in words. */
  public static String said(Result result) {
    return result.complained();
  }
}
