package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.procedure.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads each member's backup repository, and asks sudo for the commands that are not only looks.
 */
@Component
final class BackupCheck implements TargetCheck {

  private static final Duration WITHIN = Duration.ofSeconds(30);

  private final Shells shells;

  BackupCheck(Shells shells) {
    this.shells = shells;
  }

  @Override
  public String system() {
    return "patroni";
  }

  @Override
  public List<Finding> check(Target target) {
    List<Finding> findings = new ArrayList<>();
    Section section = target.section();
    String stanza = section.text("stanza");
    section
        .sections("members")
        .forEach((name, member) ->
            findings.addAll(member(target, name, BackupSettings.read(stanza, member))));
    return findings;
  }

  private List<Finding> member(Target target, String name, BackupSettings settings) {
    Shell shell = shells.with(target.ssh());
    try {
      return List.of(
          repository(target, name, shell, settings),
          sudo(target, name, shell, settings, "check"),
          sudo(
              target,
              name,
              shell,
              settings,
              "--type=incr",
              "--annotation=firedrill=r-check",
              "backup"));
    } catch (Unreachable e) {
      return List.of(
          new Finding(
              target.name(), "pgBackRest of " + name, false, String.valueOf(e.getMessage())));
    }
  }

  private static Finding repository(
      Target target, String name, Shell shell, BackupSettings settings) throws Unreachable {
    List<String> info = new ArrayList<>(settings.command());
    info.addAll(List.of("--output=json", "info"));
    Result result = shell.run(settings.ssh(), info, "", WITHIN);
    boolean good = result.succeeded() && result.out().contains("\"label\"");
    String trouble =
        result.succeeded() ? "there is no backup yet" : (result.out() + result.err()).strip();
    return new Finding(
        target.name(), "pgBackRest of " + name, good, good ? "its backups can be read" : trouble);
  }

  private static Finding sudo(
      Target target, String name, Shell shell, BackupSettings settings, String... words)
      throws Unreachable {
    List<String> argv = new ArrayList<>(settings.command());
    argv.addAll(List.of(words));
    argv.add(2, "-l"); // sudo -n -l: listed, not run
    boolean allowed = shell.run(settings.ssh(), argv, "", WITHIN).succeeded();
    return new Finding(
        target.name(),
        "sudo on the host of " + name + ": pgbackrest … " + words[words.length - 1],
        allowed,
        allowed ? "allowed" : "not allowed: add the line to its sudoers");
  }
}
