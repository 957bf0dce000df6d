package dev.firedrill.workflows.minio;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/minio-read-only.md}. */
@Runbook("minio-read-only")
public final class MinioReadOnly implements MinioReadOnlyWorkflow {

  private static final String REMOVE = "Remove what may be removed";
  private static final String START = "Start the nodes";

  private final Run run = Run.open();
  private final MinioActivities minio = stub(MinioActivities.class);

  @Override
  public ReadOnlyReport bringBack(ReadOnlyRequest request) {
    TargetName cluster = request.target();
    boolean everyPart = request.everyPart();
    ClusterView seen = run.look("Look at the nodes and their drives", () -> minio.observe(cluster));
    Mending before = new Mending(seen, everyPart);
    run.check("Check that they can be brought back", before.objections());

    Decision decision = run.approval("Approve bringing them back", gate(before));
    run.lookAgain(() -> minio.observe(cluster), before::reasonsToStop);

    run.noWayBack("Bring the drives back", () -> minio.mount(cluster, before.drives()));
    if (before.files().isEmpty()) {
      run.leaveOut(REMOVE, "no drive is full");
    } else {
      run.change(
          REMOVE,
          Undo.none("what was removed was named as expendable, and stays removed"),
          () -> minio.remove(cluster, before.files()));
    }
    if (before.nodes().isEmpty()) {
      run.leaveOut(START, "every node lives");
    } else {
      run.change(
          START,
          Undo.none("a node that lives is as it should be"),
          () -> minio.start(cluster, before.nodes()));
    }
    run.verify(
        "Verify that every node and drive is back",
        Duration.ofMinutes(5),
        () -> new Mending(minio.observe(cluster), everyPart),
        now -> now.objectionsToReturn(before));
    run.change(
        "Heal what they missed",
        Undo.none("a heal completes what is there"),
        () -> minio.heal(cluster, everyPart));
    Mending after =
        run.verify(
            "Verify the outcome",
            Duration.ofMinutes(10),
            () -> new Mending(minio.observe(cluster), everyPart),
            Mending::objectionsToOutcome);
    return new ReadOnlyReport(
        before.drives(),
        before.toFill(),
        before.files(),
        before.nodes(),
        everyPart,
        after.cluster().unhealed(),
        after.cluster().service().remarks(),
        decision.person());
  }

  private static Gate gate(Mending mending) {
    List<String> steps = new ArrayList<>();
    mending.toMount().forEach(each -> steps.add("Mount " + each));
    mending.toRemount().forEach(each -> steps.add("Mount " + each + " for writing"));
    mending.toRemove().forEach(each -> steps.add("Remove " + each.inWords()));
    mending.nodes().forEach(each -> steps.add("Start MinIO on the host of " + each));
    mending.toFill().forEach(each -> steps.add("Wait until MinIO has filled " + each));
    if (mending.everyPart()) {
      steps.add("Read every part of every object, and heal what is corrupt, until all are good");
    }
    steps.add("Heal what they missed; write and read the canary through every node");
    Gate gate =
        Gate.asking(mending.question())
            .showing(mending)
            .willDo(steps)
            .losing(mending.loss())
            .restingOn(mending.declaredFacts())
            .by("storage-oncall")
            .within(Duration.ofMinutes(15));
    return mending.restsOnDisks() ? gate.typing(mending.attestation()) : gate;
  }
}
