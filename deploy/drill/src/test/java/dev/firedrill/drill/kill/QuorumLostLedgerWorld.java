package dev.firedrill.drill.kill;

import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.QuorumActivities;
import dev.firedrill.workflows.kafka.QuorumLostRequest;
import dev.firedrill.workflows.kafka.VotersView;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Three brokers, of which kafka-2 and kafka-3 are dead, and with them the quorum. That both are
 * started is one effect here: it is one step, and the step has no way back.
 */
final class QuorumLostLedgerWorld extends KafkaLedgerWorld implements QuorumActivities {

  private static final String START = "start kafka-2, kafka-3";
  private static final String ELECT = "elect preferred leaders";
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final String STARTS = "KafkaQuorumStartAll";

  QuorumLostLedgerWorld(Ledgers ledgers) {
    super("kafka-quorum-lost", "letters-bus", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new QuorumLostRequest(cluster);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of();
  }

  @Override
  public Plot recovers() {
    return recovers(List.of(START, ELECT), STARTS, List.of(STARTS, "KafkaQuorumElectAll"));
  }

  @Override
  public Plot stops() {
    return stops(STARTS);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return stands(START)
        ? cluster(List.of(), stands(ELECT))
        : ClusterView.silent("no answer within 8 s");
  }

  @Override
  public VotersView lookAtVoters(TargetName cluster) {
    return new VotersView(
        IntStream.rangeClosed(1, 3)
            .mapToObj(id -> new VotersView.Intended(id, aged(host(id, id == 1 || stands(START)))))
            .toList());
  }

  /** A hundred times faster than the clock: that a session is over is waited for in each run. */
  private static HostView aged(HostView host) {
    long seconds = Duration.between(BEGINNING, Instant.now()).toMillis() / 10;
    return host.runs()
        ? new HostView(host.broker(), host.trouble(), host.processes(), seconds, host.directories())
        : host;
  }

  @Override
  public void startAll(TargetName cluster, List<String> brokers) {
    irrevocably(cluster, "start " + String.join(", ", brokers));
  }

  @Override
  public void removeVoter(TargetName cluster, String broker, String directoryId) {
    throw neverCalled();
  }

  @Override
  public void addVoter(
      TargetName cluster, String broker, String directoryId, List<String> endpoints) {
    throw neverCalled();
  }

  @Override
  public void electAll(TargetName cluster, List<String> brokers) {
    once(ELECT);
  }
}
