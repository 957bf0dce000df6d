package dev.firedrill.activities.kafka;

import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.activities.reach.kafka.KafkaReach;
import dev.firedrill.activities.reach.kafka.Nodes;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.procedure.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reaches all that the Kafka runbooks need: the quorum, each listener, each host and its sudo. */
@Component
final class KafkaCheck implements TargetCheck {

  private final Shells shells;
  private final KafkaReach reach;
  private final KafkaReader reader;

  KafkaCheck(Shells shells, KafkaReach reach, KafkaReader reader) {
    this.shells = shells;
    this.reach = reach;
    this.reader = reader;
  }

  @Override
  public String system() {
    return reader.system();
  }

  @Override
  public List<Finding> check(Target target) {
    KafkaSettings cluster = reader.read(target.section());
    List<Finding> findings = new ArrayList<>();
    findings.add(quorum(target, cluster));
    for (BrokerSettings broker : cluster.brokers()) {
      findings.add(listener(target, broker));
      findings.addAll(
          new SudoCheck(target.name(), shells.with(target.ssh()), broker.ssh(), broker.name())
              .findings(new HostCommands(broker).all()));
    }
    return findings;
  }

  private Finding quorum(Target target, KafkaSettings cluster) {
    try (Administration kafka = reach.open(cluster.listeners())) {
      int leader = kafka.controllers().leader();
      String told = leader < 0 ? "nobody leads it" : cluster.name(leader) + " leads it";
      return new Finding(target.name(), "quorum of controllers", leader >= 0, told);
    } catch (Unreachable e) {
      String why = String.valueOf(e.getMessage());
      return new Finding(target.name(), "quorum of controllers", false, why);
    }
  }

  private Finding listener(Target target, BrokerSettings broker) {
    String what = "listener of " + broker.name();
    try (Administration kafka = reach.open(List.of(broker.listener()))) {
      Nodes nodes = kafka.nodes();
      boolean up = nodes.up().contains(broker.id());
      String stranger = "node " + broker.id() + " is not up in the cluster that answers there";
      return new Finding(target.name(), what, up, up ? "up" : stranger);
    } catch (Unreachable e) {
      return new Finding(target.name(), what, false, String.valueOf(e.getMessage()));
    }
  }
}
