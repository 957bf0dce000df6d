package dev.firedrill.drill.kill;

import dev.firedrill.workflows.kafka.BrokerDownRequest;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * Three brokers, of which kafka-2 is dead. Nothing is changed before its start, so that a run whose
 * start is refused has nothing to take back.
 */
final class BrokerDownLedgerWorld extends KafkaLedgerWorld {

  private static final String START = "start " + BROKER;
  private static final String ELECT = "elect " + BROKER;
  private static final String STARTS = "KafkaStart";

  BrokerDownLedgerWorld(Ledgers ledgers) {
    super("kafka-broker-down", "parcels-bus", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new BrokerDownRequest(cluster, BROKER);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("broker", BROKER);
  }

  @Override
  public Plot recovers() {
    return recovers(List.of(START, ELECT), STARTS, List.of(STARTS, "KafkaElectPreferred"));
  }

  @Override
  public Plot stops() {
    return stops(STARTS);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return cluster(stands(START) ? List.of() : List.of(2), stands(ELECT));
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    return host(2, stands(START));
  }

  @Override
  public void start(TargetName cluster, String broker) {
    irrevocably(cluster, START);
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    once(ELECT);
  }
}
