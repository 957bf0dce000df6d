package dev.firedrill.activities.backup;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
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
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Runs pgBackRest on the leader's host; with a standby's configuration it finds no primary. */
@Component
final class BackupHands implements BackupActivities {

  private static final Duration CHECK = Duration.ofSeconds(110);
  private static final Duration BACKUP = Duration.ofHours(4);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final String ANNOTATION = "firedrill";

  private final Targets targets;
  private final Shells shells;
  private final Map<TargetName, Map<String, BackupSettings>> byLeader = new HashMap<>();

  BackupHands(Targets targets, Shells shells) {
    this.targets = targets;
    this.shells = shells;
    targets.all().stream()
        .filter(target -> target.system().equals("patroni"))
        .forEach(target -> byLeader.put(target.name(), BackupSettings.ofMembers(target)));
  }

  @Override
  public void checkArchive(TargetName cluster, String leader) {
    run(cluster, leader, CHECK, "check");
  }

  @Override
  public void backUp(TargetName cluster, String leader) {
    backUp(cluster, leader, "--type=incr");
  }

  @Override
  public void backUpInFull(TargetName cluster, String leader) {
    backUp(cluster, leader, "--type=full", "--no-expire-auto");
  }

  private void backUp(TargetName cluster, String leader, String... options) {
    String label = Activity.getExecutionContext().getInfo().getWorkflowId();
    Doing.it(() -> {
      if (isThereOnceQuiet(cluster, leader, label)) {
        return;
      }
      List<String> words = new ArrayList<>(List.of(options));
      words.addAll(List.of("--annotation=" + ANNOTATION + "=" + label, "backup"));
      Effect.requireStillMine();
      run(cluster, leader, BACKUP, words.toArray(String[]::new));
      if (!repository(cluster, leader).has(ANNOTATION, label)) {
        throw new IllegalStateException("the new backup is not in the repository");
      }
    });
  }

  /**
   * A backup under way on this host is waited for: an earlier attempt's goes on when the attempt
   * was cut off, and while it does, or somebody else's, pgBackRest refuses another one.
   */
  private boolean isThereOnceQuiet(TargetName cluster, String leader, String label)
      throws Exception {
    return Patience.until(
            BACKUP,
            BETWEEN,
            () ->
                Optional.of(repository(cluster, leader))
                    .filter(now -> now.has(ANNOTATION, label) || !now.isBackingUp()))
        .orElseThrow(() -> new IllegalStateException("another backup holds pgBackRest's lock"))
        .has(ANNOTATION, label);
  }

  private Repository repository(TargetName cluster, String leader) {
    return Repository.read(run(cluster, leader, CHECK, "--output=json", "info"));
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
            "pgBackRest " + command[command.length - 1] + ": " + result.said());
      }
      return result.out();
    } catch (Unreachable e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
