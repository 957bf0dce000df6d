package dev.firedrill.activities.vault;

import dev.firedrill.workflows.procedure.EnteredShare;
import dev.firedrill.workflows.procedure.RunNotes;
import dev.firedrill.workflows.vault.NodeView;
import io.temporal.activity.Activity;
import java.util.List;

/** What nodes took of one run's holders, by the nonce that each node gave the attempt. */
record OwnShares(List<EnteredShare> taken) {

  OwnShares {
    taken = List.copyOf(taken);
  }

  /** Those of the run for which this verb is carried out. */
  static OwnShares ofThisRun(RunNotes notes) {
    String run = Activity.getExecutionContext().getInfo().getWorkflowId();
    return new OwnShares(EnteredShare.of(notes, String.valueOf(run)));
  }

  /** Whether what stands on the node was begun or joined by them. */
  boolean standOn(NodeView node) {
    return on(node) > 0;
  }

  /** The node, with how many of the shares there are theirs. */
  NodeView mark(NodeView node) {
    return node.withBrought(on(node));
  }

  private int on(NodeView node) {
    return Math.toIntExact(
        taken.stream().filter(new EnteredShare(node.name(), node.nonce())::equals).count());
  }
}
