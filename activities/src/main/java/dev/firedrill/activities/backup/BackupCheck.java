package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.SudoCheck;
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

  private static final String BY_A_RUN = "--annotation=firedrill=r-check";

  /** The commands of the runbooks that are not only looks. */
  private static final List<List<String>> CHANGES =
      List.of(
          List.of("check"),
          List.of("--type=full", "--no-expire-auto", BY_A_RUN, "backup"),
          List.of("--type=incr", BY_A_RUN, "backup"));

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
    BackupSettings.ofMembers(target)
        .forEach((name, member) -> findings.addAll(member(target, name, member)));
    return findings;
  }

  private List<Finding> member(Target target, String name, BackupSettings settings) {
    Shell shell = shells.with(target.ssh());
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(repository(target, name, shell, settings));
    } catch (Unreachable e) {
      return List.of(
          new Finding(
              target.name(), "pgBackRest of " + name, false, String.valueOf(e.getMessage())));
    }
    findings.addAll(
        new SudoCheck(target.name(), shell, settings.ssh(), name)
            .findings(CHANGES.stream().map(words -> command(settings, words)).toList()));
    return findings;
  }

  private static List<String> command(BackupSettings settings, List<String> words) {
    List<String> argv = new ArrayList<>(SudoCheck.withoutSudo(settings.command()));
    argv.addAll(words);
    return argv;
  }

  private static Finding repository(
      Target target, String name, Shell shell, BackupSettings settings) throws Unreachable {
    List<String> info = new ArrayList<>(settings.command());
    info.addAll(List.of("--output=json", "info"));
    Result result = shell.run(settings.ssh(), info, "", WITHIN);
    boolean good = result.succeeded() && result.out().contains("\"label\"");
    String trouble = result.succeeded() ? "there is no backup yet" : result.said();
    return new Finding(
        target.name(), "pgBackRest of " + name, good, good ? "its backups can be read" : trouble);
  }
}
