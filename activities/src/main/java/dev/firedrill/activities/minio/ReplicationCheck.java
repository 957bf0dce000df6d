package dev.firedrill.activities.minio;

import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.minio.Replication;
import dev.firedrill.workflows.procedure.Finding;
import java.util.ArrayList;
import java.util.List;

/** Reaches all that a replication's runbook needs besides its source; it writes no canary. */
record ReplicationCheck(MinioClusters clusters, HttpReach http, Shells shells) {

  List<Finding> findings(Target target, ReplicationSettings replication) {
    List<Finding> findings = new ArrayList<>();
    NodeHealth health = new NodeHealth(http);
    for (NodeSettings node : replication.to().nodes()) {
      String trouble = health.trouble(node);
      findings.add(finding(target, "API of " + node.name(), trouble, "lives"));
    }
    String objections =
        String.join(
            "; ", new Replication(new SidesLook(clusters, http).at(target.name())).objections());
    findings.add(
        finding(
            target,
            "replication of " + replication.bucket(),
            objections,
            "its rule leads to the target"));
    for (NodeSettings node : replication.to().nodes()) {
      findings.addAll(
          new SudoCheck(target.name(), shells.with(target.ssh()), node.ssh(), node.name())
              .findings(new HostCommands(node).all()));
    }
    return findings;
  }

  private static Finding finding(Target target, String what, String trouble, String good) {
    return new Finding(target.name(), what, trouble.isEmpty(), trouble.isEmpty() ? good : trouble);
  }
}
