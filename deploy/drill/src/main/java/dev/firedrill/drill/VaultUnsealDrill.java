package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.vault.VaultFault;
import dev.firedrill.lab.vault.VaultLab;
import dev.firedrill.lab.vault.VaultPlan;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.UnsealRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Seals nodes, and lets the holders of the key's shares unseal them. */
final class VaultUnsealDrill implements Supplier<VaultResult> {

  private static final String RUNBOOK = "vault-unseal";

  /** Nobody is served. */
  static final Subject SEALED = Subject.of(RUNBOOK, VaultFault.SEAL_ALL.effect());

  /** Somebody began to unseal a node by hand. */
  static final Subject BEGUN =
      new Subject(RUNBOOK, VaultFault.OTHER_ATTEMPT.words(), VaultFault.OTHER_ATTEMPT.effect());

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("secrets");

  private static final Duration SERVES = Duration.ofMinutes(2);

  private final Subject subject;
  private final VaultFault fault;
  private final VaultLab lab;
  private final House house;
  private final Watch watch;
  private final PrintStream out;

  private VaultUnsealDrill(
      Subject subject,
      VaultFault fault,
      VaultLab lab,
      House house,
      Person person,
      PrintStream out) {
    this.subject = subject;
    this.fault = fault;
    this.lab = lab;
    this.house = house;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  static DrillCommand.VaultMaker sealed() {
    return (lab, house, person, out) ->
        new VaultUnsealDrill(SEALED, VaultFault.SEAL_ALL, lab, house, person, out);
  }

  static DrillCommand.VaultMaker begun() {
    return (lab, house, person, out) ->
        new VaultUnsealDrill(BEGUN, VaultFault.OTHER_ATTEMPT, lab, house, person, out);
  }

  @Override
  public VaultResult get() {
    house.holders(lab.shares().subList(0, VaultPlan.THRESHOLD));
    out.println("Restarted, and so sealed: " + lab.inject(fault));
    Watch.Course course =
        watch.until(
            RUNBOOK,
            new UnsealRequest(TARGET, ""),
            Map.of("target", TARGET.value(), "without", ""),
            this::cluster);
    awaitService();
    return new VaultResult(
        subject,
        course.run(),
        course.ended().ending(),
        course.ended().summary(),
        course.time(),
        lab.view().notServing(),
        lab.view().tolerance(),
        course.steps());
  }

  /** Nodes may just be electing anew; what was not recovered serves never. */
  private void awaitService() {
    try {
      Await.until("every node to serve", SERVES, lab.view()::healthy);
    } catch (LabFailure never) {
      out.println(never.getMessage());
    }
  }

  /** The cluster as it stands, seen from outside, without what moves by itself. */
  private List<String> cluster() {
    List<String> nodes = new ArrayList<>();
    for (String node : VaultPlan.NODES) {
      nodes.add(node + ": " + lab.view().sealed(node) + ", " + lab.view().progress(node));
    }
    return nodes;
  }
}
