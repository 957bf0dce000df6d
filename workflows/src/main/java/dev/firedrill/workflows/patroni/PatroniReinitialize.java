package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.util.List;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/patroni-reinitialize.md}. */
@Runbook("patroni-reinitialize")
public final class PatroniReinitialize implements PatroniReinitializeWorkflow {

  private final Run run = Run.open();
  private final PatroniActivities patroni = stub(PatroniActivities.class);

  @Override
  public ReinitializeReport reinitialize(ReinitializeRequest request) {
    TargetName cluster = request.target();
    String member = request.member();
    ClusterView before = run.look("Look at the cluster", () -> patroni.observe(cluster));
    Rebuild rebuild = new Rebuild(before, member);
    HostView host =
        run.look("Look at the member's host", () -> patroni.lookAtHost(cluster, member));
    run.check("Check that the member may be rebuilt", rebuild.objections(host));

    Decision decision = run.approval("Approve the rebuild", overwrite(rebuild, host));
    run.lookAgain(() -> patroni.observe(cluster), rebuild::reasonsToStop);
    run.lookAgain(() -> patroni.lookAtHost(cluster, member), host::changesIn);

    run.noWayBack(
        "Rebuild the member", () -> patroni.reinitialize(cluster, member, host.generation()));
    ClusterView after =
        run.verify(
            "Verify the outcome",
            Duration.ofMinutes(5),
            () -> patroni.observe(cluster),
            rebuild::objectionsToOutcome);
    return new ReinitializeReport(member, after.leader(), after.timeline(), decision.person());
  }

  private static Gate overwrite(Rebuild rebuild, HostView host) {
    String leader = rebuild.cluster().leader();
    return Gate.asking("Rebuild " + rebuild.member() + " from " + leader + "?")
        .showing(rebuild.cluster())
        .willDo(
            List.of(
                "Delete the data directory of " + rebuild.member(),
                "Copy " + leader + "'s in its place",
                "Start it as a standby"))
        .losing(rebuild.loss())
        .restingOn(rebuild.declaredFacts(host))
        .by("database-oncall")
        .within(Duration.ofMinutes(15));
  }
}
