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

/** Seals every node, so that nobody is served, and lets the holders of the key's shares unseal. */
final class VaultUnsealDrill implements Supplier<VaultResult> {

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("secrets");

  private static final Duration SERVES = Duration.ofMinutes(2);

  private final VaultLab lab;
  private final House house;
  private final Watch watch;
  private final PrintStream out;

  VaultUnsealDrill(VaultLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.house = house;
    this.watch = new Watch(house, person, out);
    this.out = out;
  }

  @Override
  public VaultResult get() {
    house.holders(lab.shares().subList(0, VaultPlan.THRESHOLD));
    out.println("Restarted, and so sealed: " + lab.inject(VaultFault.SEAL_ALL));
    Watch.Course course =
        watch.until(
            "vault-unseal",
            new UnsealRequest(TARGET, ""),
            Map.of("target", TARGET.value(), "without", ""),
            this::cluster);
    awaitService();
    return new VaultResult(
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
