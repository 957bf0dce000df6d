package dev.firedrill.activities.minio;

import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.minio.AdminApi.No;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.secrets.SecretMissing;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reaches all that the MinIO runbook needs: each node, the key, the bucket, each host's sudo. */
@Component
final class MinioCheck implements TargetCheck {

  private final MinioReader reader;
  private final MinioClusters clusters;
  private final HttpReach http;
  private final NodeHealth health;
  private final Shells shells;

  MinioCheck(MinioReader reader, MinioClusters clusters, HttpReach http, Shells shells) {
    this.reader = reader;
    this.clusters = clusters;
    this.http = http;
    this.health = new NodeHealth(http);
    this.shells = shells;
  }

  @Override
  public String system() {
    return reader.system();
  }

  @Override
  public List<Finding> check(Target target) {
    MinioSettings settings = reader.read(target.section());
    List<Finding> findings = new ArrayList<>();
    for (NodeSettings node : settings.nodes()) {
      String trouble = health.trouble(node);
      findings.add(finding(target.name(), "API of " + node.name(), trouble, "lives"));
    }
    settings.nodes().stream()
        .filter(health::lives)
        .findFirst()
        .ifPresent(node -> findings.addAll(key(target.name(), settings, node)));
    for (NodeSettings node : settings.nodes()) {
      findings.addAll(
          new SudoCheck(target.name(), shells.with(target.ssh()), node.ssh(), node.name())
              .findings(new HostCommands(node).all()));
    }
    settings
        .replication()
        .ifPresent(each ->
            findings.addAll(new ReplicationCheck(clusters, http, shells).findings(target, each)));
    return findings;
  }

  /** What the key may be seen to be let in to without a write: the drives' states, the bucket. */
  private List<Finding> key(TargetName target, MinioSettings settings, NodeSettings node) {
    try (Store store = clusters.open(settings, node)) {
      return List.of(
          finding(target, "key", () -> new AdminApi(store).info(), "may read the drives' states"),
          finding(
              target,
              "bucket " + settings.bucket(),
              () -> store.requireBucket(settings.bucket()),
              "may be listed"));
    } catch (SecretMissing e) {
      return List.of(finding(target, "key", String.valueOf(e.getMessage()), ""));
    }
  }

  private interface Question {
    void ask() throws Unreachable, Refused, No;
  }

  private static Finding finding(TargetName target, String what, Question question, String good) {
    try {
      question.ask();
      return finding(target, what, "", good);
    } catch (Unreachable | Refused | No e) {
      return finding(target, what, String.valueOf(e.getMessage()), good);
    }
  }

  private static Finding finding(TargetName target, String what, String trouble, String good) {
    return new Finding(target, what, trouble.isEmpty(), trouble.isEmpty() ? good : trouble);
  }
}
