package dev.firedrill.workflows.vault;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * Reads, top to bottom, as the procedure in {@code runbooks/03-security/vault-trial-restore.md}.
 */
@Runbook(value = "vault-trial-restore", fulfils = Duty.VERIFICATION)
public final class VaultTrialRestore implements VaultTrialRestoreWorkflow {

  private final Run run = Run.open();
  private final SnapshotActivities snapshots = stub(SnapshotActivities.class);
  private final ScratchActivities scratch = stub(ScratchActivities.class);

  @Override
  public VaultTrialRestoreReport restore(VaultTrialRestoreRequest request) {
    TargetName cluster = request.target();
    SnapshotsView stored = run.look("Look at the snapshots", () -> snapshots.list(cluster));
    run.check("Check the newest snapshot", stored.objections());
    String key = stored.newest().key();
    ContentView content = run.look("Read it", () -> snapshots.read(cluster, key));
    run.check("Check that it is whole", content.objections(stored.newest()));
    ContentView now = run.look("Look at what the cluster holds", () -> snapshots.now(cluster));
    run.check("Check that the same shares open both", content.objectionsToSharesOf(now));
    ScratchNode place = run.look("Look at the scratch place", () -> scratch.observe(cluster));
    run.check("Check that nothing runs there", place.objectionsToFree());

    Decision decision = run.approval("Approve the restore", gate(stored, place));
    run.lookAgain(() -> scratch.observe(cluster), ScratchNode::objectionsToFree);

    Undo removal = Undo.by("Remove the scratch node", () -> scratch.discard(cluster));
    long began = Workflow.currentTimeMillis();
    run.change("Restore the snapshot", removal, () -> scratch.restore(cluster, key));
    long restored = Elapsed.secondsSince(began);
    ScratchNode node = run.look("Look at the scratch node", () -> scratch.observe(cluster));
    run.check(
        "Check that it holds the snapshot", node.objectionsToRestored(content.seal(), restored));
    List<String> enteredBy =
        new ShareRounds(run, door(cluster))
            .enter(round -> gateOfShares(node, content.seal(), round));
    CanaryView canary = run.look("Read the canary", () -> scratch.read(cluster));
    run.check("Check that it is what the cluster reads", canary.objections());
    long read = Elapsed.secondsSince(began);
    run.takeBack("Remove the scratch node", removal);
    run.verify(
        "Verify that nothing is left",
        Duration.ofMinutes(1),
        () -> scratch.observe(cluster),
        ScratchNode::objectionsToFree);
    return new VaultTrialRestoreReport(
        stored,
        content,
        node,
        canary,
        new VaultTrialRestoreReport.Way(
            decision.person(), enteredBy.size(), enteredBy.getLast(), restored, read));
  }

  private ShareRounds.Door door(TargetName cluster) {
    return new ShareRounds.Door() {

      @Override
      public Opened now() {
        return scratch.observe(cluster).with(node -> node.withBrought(0));
      }

      @Override
      public Opened afterShares() {
        return scratch.observeAfterShares(cluster);
      }

      @Override
      public void clear(List<Attempt> attempts) {
        scratch.clear(cluster, attempts);
      }

      @Override
      public void clearOwn(List<Attempt> attempts) {
        scratch.clear(cluster, attempts); // of the one node there, there are no others
      }
    };
  }

  private static Gate gate(SnapshotsView stored, ScratchNode place) {
    return Gate.asking(
            "Restore %s and open it at %s?".formatted(stored.newest().key(), place.place()))
        .showing(stored)
        .willDo(
            List.of(
                "Start a new node there and restore the snapshot into it",
                "Ask the holders for their shares, which go to that node alone",
                "Read the canary there, and remove the node"))
        .losing(
            "nothing of the cluster. The node will be a second, open Vault until it is removed, and"
                + " revokes what has ended since the snapshot")
        .restingOn(
            List.of("restored at " + place.place(), "newest snapshot " + stored.newest().key()))
        .typing("the scratch host reaches nothing that Vault has leases in")
        .by("security-oncall")
        .within(Duration.ofMinutes(30));
  }

  private static Gate gateOfShares(ScratchNode node, Seal seal, ShareRounds.Round round) {
    return Gate.asking(round.question("Enter your share for the scratch node"))
        .showing(node)
        .willDo(
            round.willDo(
                "Send each share to the node at %s, to no node of the cluster, and keep it nowhere"
                    .formatted(node.place()),
                "Unseal it with the last one"))
        .losing("what a seal protects, on the scratch host, until the node is removed")
        .restingOn(List.of("the scratch node listens at " + node.place()))
        .byShares(seal.threshold(), "vault-key-holders")
        .within(Duration.ofMinutes(30));
  }
}
