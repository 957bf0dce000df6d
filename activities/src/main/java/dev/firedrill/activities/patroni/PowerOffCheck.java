package dev.firedrill.activities.patroni;

import dev.firedrill.activities.patroni.MemberSettings.PowerOff;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The look at the command that powers a member's host off: its host is reached and the command may
 * be run there. It is never run; whether it does what it says is not known from here.
 */
final class PowerOffCheck {

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final String SUDO = "sudo";
  private static final String NEVER_ASK = "-n";

  private PowerOffCheck() {}

  /** The finding about one member's command. */
  static Finding finding(TargetName target, Shell shell, String member, PowerOff off) {
    String what = "power-off of " + member + " on " + off.ssh() + ": " + words(off.command());
    boolean sudo = off.command().getFirst().equals(SUDO);
    if (sudo && !off.command().contains(NEVER_ASK)) {
      return new Finding(target, what, false, "sudo would ask for a password: add -n");
    }
    try {
      Result result = shell.run(off.ssh(), question(off.command()), "", QUICK);
      return new Finding(target, what, result.succeeded(), told(result, sudo));
    } catch (Unreachable e) {
      return new Finding(target, what, false, String.valueOf(e.getMessage()));
    }
  }

  /** What is run in its stead: sudo lists the command (sudo -l), the shell looks it up. */
  static List<String> question(List<String> command) {
    if (!command.getFirst().equals(SUDO)) {
      return List.of("sh", "-c", "command -v -- \"$0\"", command.getFirst());
    }
    List<String> argv = new ArrayList<>(List.of(SUDO, NEVER_ASK, "-l"));
    argv.addAll(command.subList(1, command.size()));
    argv.subList(3, argv.size()).remove(NEVER_ASK);
    return argv;
  }

  private static String told(Result result, boolean sudo) {
    if (result.succeeded()) {
      return (sudo ? "allowed" : "it is there") + ", and was not run";
    }
    if (result.isUnknown()) {
      return "its host gave no answer in time";
    }
    return sudo ? "sudo does not allow it, or it is not there" : "there is no such command";
  }

  private static String words(List<String> command) {
    return String.join(" ", command);
  }
}
