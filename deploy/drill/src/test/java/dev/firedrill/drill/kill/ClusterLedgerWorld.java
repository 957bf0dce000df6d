package dev.firedrill.drill.kill;

import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.backup.ScratchView;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.Loss;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A world of Patroni clusters: one target on which all goes well, and a stubborn one of the same
 * shape, which refuses what there is no way back from. A verb that the runbook has no business with
 * is refused on both.
 */
abstract class ClusterLedgerWorld
    implements LedgerWorld,
        PatroniActivities,
        BackupActivities,
        ArchiveActivities,
        ProofActivities {

  private static final String STUBBORN = "stubborn-";

  private final String runbook;
  private final String target;
  private final Ledgers ledgers;

  ClusterLedgerWorld(String runbook, String target, Ledgers ledgers) {
    this.runbook = runbook;
    this.target = target;
    this.ledgers = ledgers;
  }

  /** A launch of the runbook on this target. */
  abstract Request request(TargetName cluster);

  /** What a launch form would hold but for the target. */
  abstract Map<String, String> inputs();

  @Override
  public final String runbook() {
    return runbook;
  }

  @Override
  public final List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public final Map<String, String> targets(Path secrets) {
    return Map.of(
        target + ".yaml", PatroniTarget.named(target, secrets),
        STUBBORN + target + ".yaml", PatroniTarget.named(STUBBORN + target, secrets));
  }

  final Plot recovers(List<String> effects, String irrevocable, List<String> verbs) {
    return plot(target, Ending.RECOVERED, effects, irrevocable, verbs);
  }

  final Plot stops(Ending ending, List<String> effects, String refused, List<String> undos) {
    return plot(STUBBORN + target, ending, effects, refused, undos);
  }

  private Plot plot(
      String name, Ending ending, List<String> effects, String struck, List<String> verbs) {
    Map<String, String> values = new HashMap<>(inputs());
    values.put("target", name);
    return new Plot(
        ending.name(), request(new TargetName(name)), values, ending, effects, struck, verbs);
  }

  final boolean stands(String effect) {
    return ledgers.stands(effect);
  }

  /** Looks first whether it is already so, as every hand does. */
  final void once(String effect) {
    if (!ledgers.stands(effect)) {
      ledgers.bringAbout(effect);
    }
  }

  /** As {@link #once}, of what there is no way back from. */
  final void irrevocably(TargetName cluster, String effect) {
    if (cluster.value().startsWith(STUBBORN)) {
      throw new NotPossible("this cluster always refuses to " + effect);
    }
    once(effect);
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void fence(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void powerOff(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void failOver(TargetName cluster, String candidate) {
    throw notOurs();
  }

  @Override
  public void failOverLosing(TargetName cluster, Loss accepted) {
    throw notOurs();
  }

  @Override
  public void switchOver(TargetName cluster, String leader, String candidate, int timeline) {
    throw notOurs();
  }

  @Override
  public void leaveMaintenanceMode(TargetName cluster) {
    throw notOurs();
  }

  @Override
  public void preserve(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void bringBack(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void rebuild(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void reinitialize(TargetName cluster, String member, String generation) {
    throw notOurs();
  }

  @Override
  public void checkArchive(TargetName cluster, String leader) {
    throw notOurs();
  }

  @Override
  public void backUp(TargetName cluster, String leader) {
    throw notOurs();
  }

  @Override
  public void backUpInFull(TargetName cluster, String leader) {
    throw notOurs();
  }

  @Override
  public ArchiverView observe(TargetName cluster, String leader) {
    throw notOurs();
  }

  @Override
  public Comparison compare(TargetName cluster, String leader) {
    throw notOurs();
  }

  @Override
  public void setAside(TargetName cluster, String leader, List<Twin> segments) {
    throw notOurs();
  }

  @Override
  public void letPass(TargetName cluster, String leader, List<Twin> segments) {
    throw notOurs();
  }

  @Override
  public Promise promise(TargetName cluster) {
    throw notOurs();
  }

  @Override
  public BackupView newest(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public WalView wal(TargetName cluster, String leader, String from) {
    throw notOurs();
  }

  @Override
  public ScratchView scratch(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public Tables tables(TargetName cluster, String leader) {
    throw notOurs();
  }

  @Override
  public void archiveMoment(TargetName cluster, String leader) {
    throw notOurs();
  }

  @Override
  public void restore(TargetName cluster, String member, String label, String moment) {
    throw notOurs();
  }

  @Override
  public void recover(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public Verdict verdict(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public Tables copy(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void checkIndexes(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void checkPages(TargetName cluster, String member) {
    throw notOurs();
  }

  @Override
  public void discard(TargetName cluster, String member) {
    throw notOurs();
  }

  private static NotPossible notOurs() {
    return new NotPossible("not of this runbook");
  }
}
