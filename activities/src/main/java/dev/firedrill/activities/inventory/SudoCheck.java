package dev.firedrill.activities.inventory;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What sudo lets Firedrill's user do on one host: each command is listed there ({@code sudo -n -l
 * COMMAND}), and none is run.
 *
 * @param member whose host it is, for people
 */
public record SudoCheck(TargetName target, Shell shell, SshHost host, String member) {

  private static final List<String> SUDO = List.of("sudo", "-n");
  private static final Duration WITHIN = Duration.ofSeconds(10);

  /**
   * A finding for each command, which is given without {@code sudo -n}. The first that can't be
   * asked is the last: a host that is not reached now is not asked again.
   */
  public List<Finding> findings(List<List<String>> commands) {
    List<Finding> findings = new ArrayList<>();
    for (List<String> command : commands) {
      try {
        findings.add(finding(command));
      } catch (Unreachable e) {
        findings.add(
            new Finding(target, "host of " + member, false, String.valueOf(e.getMessage())));
        return findings;
      }
    }
    return findings;
  }

  /** A command that begins with {@code sudo -n}, without that. */
  public static List<String> withoutSudo(List<String> command) {
    return ofSudo(command).stream()
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("it has to begin with sudo -n: " + command));
  }

  /** The command without its {@code sudo -n}; none where it has none, and needs no line. */
  public static List<List<String>> ofSudo(List<String> command) {
    return command.size() > SUDO.size() && command.subList(0, SUDO.size()).equals(SUDO)
        ? List.of(command.subList(SUDO.size(), command.size()))
        : List.of();
  }

  private Finding finding(List<String> command) throws Unreachable {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-l"));
    argv.addAll(command);
    Result result = shell.run(host, argv, "", WITHIN);
    return new Finding(
        target,
        "sudo on the host of " + member + ": " + String.join(" ", command),
        result.succeeded(),
        told(result));
  }

  private static String told(Result result) {
    if (result.succeeded()) {
      return "allowed";
    }
    return result.isUnknown()
        ? "its host gave no answer in time"
        : "not allowed: add the line to its sudoers";
  }
}
