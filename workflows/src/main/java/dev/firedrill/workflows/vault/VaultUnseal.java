package dev.firedrill.workflows.vault;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads, top to bottom, as the procedure in {@code runbooks/03-security/vault-unseal.md}. */
@Runbook("vault-unseal")
public final class VaultUnseal implements VaultUnsealWorkflow {

  private final Run run = Run.open();
  private final VaultActivities vault = stub(VaultActivities.class);

  @Override
  public UnsealReport unseal(UnsealRequest request) {
    TargetName cluster = request.target();
    List<String> without = request.leftOut();
    ClusterView seen = run.look("Look at the nodes", () -> vault.observe(cluster));
    Unsealing before = new Unsealing(seen, without);
    run.check("Check that shares can unseal them", objections(before));

    Decision decision = run.approval("Approve the unsealing", gate(before));
    run.lookAgain(() -> vault.observe(cluster), before::reasonsToStop);
    if (seen.attempts().isEmpty()) {
      run.leaveOut(ShareRounds.OTHERS, "nobody has entered a share");
    } else {
      run.approval(ShareRounds.OTHERS, ShareRounds.gateOfOthers(before, seen.attempts()));
      run.lookAgain(() -> vault.observe(cluster), before::reasonsToStop);
    }

    run.noWayBack(ShareRounds.CLEAR, () -> vault.clear(cluster, seen.attempts()));
    List<String> enteredBy =
        new ShareRounds(run, door(cluster, without)).enter(round -> gateOfShares(before, round));
    run.verify(
        "Verify that every node serves",
        Duration.ofMinutes(2),
        () -> new Unsealing(vault.observe(cluster), without),
        now -> known(now, now.objectionsToServing()));
    Unsealing after =
        run.verify(
            "Verify the outcome",
            Duration.ofMinutes(3),
            () -> new Unsealing(vault.observe(cluster), without),
            now -> known(now, now.objectionsToOutcome()));
    return new UnsealReport(
        before.sealed(),
        enteredBy.size(),
        enteredBy.getLast(),
        decision.person(),
        after.cluster().service().tolerance());
  }

  /** A run that was open before 2026-12 leaves out as many as it was told to, as it began. */
  private List<String> objections(Unsealing before) {
    List<String> objections = new ArrayList<>(before.objections());
    List<String> minority = before.objectionsToMinority();
    if (!minority.isEmpty() && run.knows("more than half of all nodes are left")) {
      objections.addAll(minority);
    }
    return objections;
  }

  /** A run that was open before 2026-12 takes several active nodes for one, as it began. */
  private List<String> known(Unsealing now, List<String> objections) {
    List<String> several = now.objectionsToSeveralActive();
    return several.isEmpty() || run.knows("one node is active")
        ? objections
        : objections.stream().filter(each -> !several.contains(each)).toList();
  }

  private ShareRounds.Door door(TargetName cluster, List<String> without) {
    return new ShareRounds.Door() {

      @Override
      public Opened now() {
        return new Unsealing(vault.observe(cluster).with(node -> node.withBrought(0)), without);
      }

      @Override
      public Opened afterShares() {
        return new Unsealing(vault.observeAfterShares(cluster), without);
      }

      @Override
      public void clear(List<Attempt> attempts) {
        vault.clear(cluster, attempts);
      }

      @Override
      public void clearOwn(List<Attempt> attempts) {
        vault.clearOwn(cluster, attempts);
      }
    };
  }

  private static Gate gate(Unsealing unsealing) {
    return Gate.asking("Unseal " + unsealing.sealedInWords() + "?")
        .showing(unsealing)
        .willDo(
            List.of(
                "Throw away shares that were entered before, once somebody approved that, too",
                "Ask %d holders for their shares, which go straight to each sealed node"
                    .formatted(unsealing.threshold()),
                "Verify that every node serves"))
        .losing(
            "what a seal protects, if somebody sealed them on purpose; until then, "
                + unsealing.impact())
        .restingOn(unsealing.declaredFacts())
        .typing("nobody sealed them on purpose")
        .by("security-oncall")
        .within(Duration.ofMinutes(30));
  }

  private static Gate gateOfShares(Unsealing unsealing, ShareRounds.Round round) {
    return Gate.asking(round.question("Enter your share of the key"))
        .willDo(
            round.willDo(
                "Send each share to each sealed node at once, and keep it nowhere",
                "Unseal them with the last one"))
        .losing("what a seal protects")
        .restingOn(unsealing.declaredFacts())
        .byShares(unsealing.threshold(), "vault-key-holders")
        .within(Duration.ofMinutes(30));
  }
}
