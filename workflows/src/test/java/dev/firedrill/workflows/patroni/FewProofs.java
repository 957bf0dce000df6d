package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.backup.ScratchView;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.procedure.TargetName;

/** The verbs of a verification of which a runbook only looks at the newest backup. */
abstract class FewProofs extends FewVerbs implements ProofActivities {

  @Override
  public WalView wal(TargetName cluster, String leader, String from) {
    throw neverCalled();
  }

  @Override
  public ScratchView scratch(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public Tables tables(TargetName cluster, String leader) {
    throw neverCalled();
  }

  @Override
  public void archiveMoment(TargetName cluster, String leader) {
    throw neverCalled();
  }

  @Override
  public void restore(TargetName cluster, String member, String label, String moment) {
    throw neverCalled();
  }

  @Override
  public void recover(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public Verdict verdict(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public Tables copy(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void checkIndexes(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void checkPages(TargetName cluster, String member) {
    throw neverCalled();
  }

  @Override
  public void discard(TargetName cluster, String member) {
    throw neverCalled();
  }
}
