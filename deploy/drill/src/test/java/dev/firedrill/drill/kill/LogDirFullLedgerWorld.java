package dev.firedrill.drill.kill;

import dev.firedrill.workflows.kafka.BrokerView;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.DirectoryView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.LogDirFullRequest;
import dev.firedrill.workflows.kafka.RoomActivities;
import dev.firedrill.workflows.kafka.SpaceView;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * Three brokers, of which kafka-2 has given its full log directory up. Nothing is changed before
 * the removal, so that a run whose removal is refused has nothing to take back.
 */
final class LogDirFullLedgerWorld extends KafkaLedgerWorld implements RoomActivities {

  private static final String BALLAST = "/var/lib/ballast";
  private static final String DEVICE = "/dev/sdb1 at /var/lib";
  private static final String REMOVE = "remove " + BALLAST;
  private static final String RESTART = "restart " + BROKER;
  private static final String ELECT = "elect " + BROKER;
  private static final String REMOVES = "KafkaRoomRemove";

  LogDirFullLedgerWorld(Ledgers ledgers) {
    super("kafka-log-dir-full", "crates-bus", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new LogDirFullRequest(cluster, BROKER);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("broker", BROKER);
  }

  @Override
  public Plot recovers() {
    return recovers(
        List.of(REMOVE, RESTART, ELECT),
        REMOVES,
        List.of(REMOVES, "KafkaRoomRestart", "KafkaElectPreferred"));
  }

  @Override
  public Plot stops() {
    return stops(REMOVES);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    if (stands(RESTART)) {
      return cluster(List.of(), stands(ELECT));
    }
    ClusterView seen = cluster(List.of(2), false);
    return new ClusterView(
        seen.clusterId(),
        cluster(List.of(), false).quorum(),
        seen.brokers().stream()
            .map(each ->
                each.id() == 2 ? new BrokerView(each.name(), 2, true, List.of(DIRECTORY)) : each)
            .toList(),
        seen.placements(),
        seen.sessionMillis());
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    return new HostView(
        broker,
        "",
        List.of(stands(RESTART) ? 4712L : 4711L),
        60,
        List.of(new DirectoryView(DIRECTORY, "", CLUSTER, 2, "dir-of-2")));
  }

  @Override
  public SpaceView look(TargetName cluster, String broker) {
    boolean removed = stands(REMOVE);
    return new SpaceView(
        broker,
        true,
        List.of(new SpaceView.Directory(DIRECTORY, DEVICE, removed ? 16 << 20 : 0, 64 << 20)),
        List.of(
            removed
                ? SpaceView.Expendable.none(BALLAST, "No such file or directory")
                : new SpaceView.Expendable(BALLAST, "", DEVICE, 16 << 20)));
  }

  @Override
  public void remove(TargetName cluster, String broker, List<String> files) {
    irrevocably(cluster, "remove " + String.join(", ", files));
  }

  @Override
  public void restart(TargetName cluster, String broker, List<Long> processes) {
    once(RESTART);
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    once(ELECT);
  }
}
