package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.backup.ScratchView;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Restores a backup into a scratch place and looks at it there, over SSH. */
@Component
final class ProofHands implements ProofActivities {

  private static final Duration CHECK = Duration.ofSeconds(110);

  private final Targets targets;
  private final Shells shells;
  private final Clock clock = Clock.systemUTC();

  ProofHands(Targets targets, Shells shells) {
    this.targets = targets;
    this.shells = shells;
  }

  @Override
  public Promise promise(TargetName cluster) {
    Target target = targets.require(cluster);
    return new Promise(
        target.recoveryTime().toSeconds(),
        target.recoveryPoint().toSeconds(),
        VerificationSettings.of(target).backupAge().toSeconds(),
        List.copyOf(ScratchSettings.ofMembers(target).keySet()));
  }

  @Override
  public BackupView newest(TargetName cluster, String member) {
    String info = pgbackrest(cluster, member, ProofHost.QUICK, "--output=json", "info");
    return Repository.read(info).newest(clock.instant());
  }

  @Override
  public WalView wal(TargetName cluster, String leader, String from) {
    return source(cluster, leader).wal(from);
  }

  @Override
  public ScratchView scratch(TargetName cluster, String member) {
    return copy(cluster, member, "").look();
  }

  @Override
  public Tables tables(TargetName cluster, String leader) {
    return source(cluster, leader).tables();
  }

  @Override
  public void archiveMoment(TargetName cluster, String leader) {
    source(cluster, leader).commit();
    pgbackrest(cluster, leader, CHECK, "check");
  }

  @Override
  public void restore(TargetName cluster, String member, String label, String moment) {
    Doing.it(() -> copy(cluster, member, run()).restore(label, moment));
  }

  @Override
  public void recover(TargetName cluster, String member) {
    Doing.it(() -> copy(cluster, member, run()).recover());
  }

  @Override
  public Verdict verdict(TargetName cluster, String member) {
    return copy(cluster, member, run()).verdict();
  }

  @Override
  public Tables copy(TargetName cluster, String member) {
    return copy(cluster, member, run()).tables();
  }

  @Override
  public void checkIndexes(TargetName cluster, String member) {
    Doing.it(() -> copy(cluster, member, run()).checkIndexes());
  }

  @Override
  public void checkPages(TargetName cluster, String member) {
    copy(cluster, member, run()).checkPages();
  }

  @Override
  public void discard(TargetName cluster, String member) {
    Doing.it(() -> copy(cluster, member, run()).discard());
  }

  private String pgbackrest(TargetName cluster, String member, Duration within, String... words) {
    List<String> argv = new ArrayList<>(settings(cluster, member).backup().command());
    argv.addAll(List.of(words));
    return host(cluster, member).need(argv, within);
  }

  private ProofSource source(TargetName cluster, String leader) {
    ArchiveSettings settings = settings(cluster, leader);
    return new ProofSource(
        host(cluster, leader),
        new ProofCommands(settings, scratchOf(cluster, leader)),
        new ArchiveHost(shell(cluster), settings));
  }

  private ProofCopy copy(TargetName cluster, String member, String run) {
    ScratchSettings scratch = scratchOf(cluster, member);
    return new ProofCopy(
        host(cluster, member),
        new ProofCommands(settings(cluster, member), scratch),
        scratch.folder(),
        run);
  }

  private ProofHost host(TargetName cluster, String member) {
    return new ProofHost(member, shell(cluster), settings(cluster, member).backup().ssh());
  }

  private Shell shell(TargetName cluster) {
    return shells.with(targets.require(cluster).ssh());
  }

  private ArchiveSettings settings(TargetName cluster, String member) {
    ArchiveSettings settings = ArchiveSettings.ofMembers(targets.require(cluster)).get(member);
    if (settings == null) {
      throw new NotPossible(member + " is no member in the target's file");
    }
    return settings;
  }

  private ScratchSettings scratchOf(TargetName cluster, String member) {
    ScratchSettings scratch = ScratchSettings.ofMembers(targets.require(cluster)).get(member);
    if (scratch == null) {
      throw new NotPossible(
          member + " has no 'scratch' in the target's file: each member needs one");
    }
    return scratch;
  }

  private static String run() {
    return Activity.getExecutionContext().getInfo().getWorkflowId();
  }
}
