package dev.firedrill.drill.kill;

import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.CopyView;
import dev.firedrill.workflows.kafka.DirectoryView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.PartitionActivities;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.kafka.PartitionView;
import dev.firedrill.workflows.kafka.TermView;
import dev.firedrill.workflows.kafka.UncleanElectionRequest;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * Three brokers, of which kafka-2 is broken and was alone in sync with a partition, of which
 * kafka-3 has a stale copy. A run whose election is refused has kept a log, which is not taken
 * back.
 */
final class UncleanElectionLedgerWorld extends KafkaLedgerWorld implements PartitionActivities {

  private static final String TOPIC = "parcels";
  private static final String KEEP = "keep the log of " + BROKER;
  private static final String ELECT = "elect kafka-3";
  private static final String ELECTS = "KafkaPartitionElect";
  private static final long STALE_END = 302;

  UncleanElectionLedgerWorld(Ledgers ledgers) {
    super("kafka-unclean-election", "pallets-bus", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new UncleanElectionRequest(cluster, TOPIC, 0);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("topic", TOPIC, "partition", "0");
  }

  @Override
  public Plot recovers() {
    return recovers(List.of(KEEP, ELECT), ELECTS, List.of("KafkaPartitionKeep", ELECTS));
  }

  @Override
  public Plot stops() {
    return stops(List.of(KEEP), ELECTS);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return cluster(List.of(2), false);
  }

  @Override
  public PartitionView look(TargetName cluster, PartitionName partition) {
    boolean led = stands(ELECT);
    return new PartitionView(
        partition,
        "",
        led ? 3 : -1,
        List.of(2, 3),
        led ? List.of(3) : List.of(),
        led ? List.of() : List.of(2),
        1);
  }

  @Override
  public CopyView lookAtCopy(TargetName cluster, String broker, PartitionName partition) {
    CopyView.Shelf shelf = new CopyView.Shelf("/var/lib/kept", "", 1 << 30);
    String folder = DIRECTORY + "/" + partition;
    if (!broker.equals(BROKER)) {
      return new CopyView(3, host(3, true), folder, "", STALE_END, 4096, shelf);
    }
    DirectoryView broken = DirectoryView.lost(DIRECTORY, "No such file or directory");
    HostView host = new HostView(broker, "", List.of(), 0, List.of(broken));
    return new CopyView(2, host, folder, "", STALE_END + 313, 8192, shelf);
  }

  @Override
  public TermView lookAtTerm(TargetName cluster, String broker, PartitionName partition) {
    return new TermView(5, STALE_END);
  }

  @Override
  public void keep(TargetName cluster, String broker, PartitionName partition) {
    once(KEEP);
  }

  @Override
  public void elect(TargetName cluster, PartitionName partition, String broker) {
    irrevocably(cluster, "elect " + broker);
  }
}
