package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.Activity;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Runs pgBackRest on the leader's host; with a standby's configuration it finds no primary. */
@Component
final class BackupHands implements BackupActivities {

  private static final Duration CHECK = Duration.ofSeconds(110);
  private static final Duration BACKUP = Duration.ofHours(4);
  private static final String ANNOTATION = "firedrill";

  private final Targets targets;
  private final Shells shells;
  private final Map<TargetName, Map<String, BackupSettings>> byLeader = new HashMap<>();

  BackupHands(Targets targets, Shells shells) {
    this.targets = targets;
    this.shells = shells;
    targets.all().stream()
        .filter(target -> target.system().equals("patroni"))
        .forEach(target -> byLeader.put(target.name(), members(target)));
  }

  private static Map<String, BackupSettings> members(Target target) {
    Map<String, BackupSettings> members = new HashMap<>();
    Section section = target.section();
    String stanza = section.text("stanza");
    section
        .sections("members")
        .forEach((name, member) -> members.put(name, BackupSettings.read(stanza, member)));
    return members;
  }

  @Override
  public void checkArchive(TargetName cluster, String leader) {
    run(cluster, leader, CHECK, "check");
  }

  @Override
  public void backUp(TargetName cluster, String leader) {
    String label = Activity.getExecutionContext().getInfo().getWorkflowId();
    if (Annotations.has(run(cluster, leader, CHECK, "--output=json", "info"), ANNOTATION, label)) {
      return;
    }
    run(
        cluster,
        leader,
        BACKUP,
        "--type=incr",
        "--annotation=" + ANNOTATION + "=" + label,
        "backup");
    if (!Annotations.has(run(cluster, leader, CHECK, "--output=json", "info"), ANNOTATION, label)) {
      throw new IllegalStateException("the new backup is not in the repository");
    }
  }

  private String run(TargetName cluster, String leader, Duration within, String... command) {
    Target target = targets.require(cluster);
    BackupSettings settings = byLeader.getOrDefault(cluster, Map.of()).get(leader);
    if (settings == null) {
      throw new NotPossible("no backup is configured for " + leader + " in " + cluster);
    }
    List<String> argv = new ArrayList<>(settings.command());
    argv.addAll(List.of(command));
    try {
      Result result = shells.with(target.ssh()).run(settings.ssh(), argv, "", within);
      if (!result.succeeded()) {
        throw new IllegalStateException(
            "pgBackRest " + command[command.length - 1] + ": " + said(result));
      }
      return result.out();
    } catch (Unreachable e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static String said(Result result) {
    return result.isUnknown()
        ? "no exit status: it may still be running"
        : "exit status " + result.status() + ": " + (result.out() + result.err()).strip();
  }
}
