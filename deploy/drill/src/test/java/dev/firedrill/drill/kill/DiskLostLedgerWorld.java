package dev.firedrill.drill.kill;

import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.DirectoryView;
import dev.firedrill.workflows.kafka.DiskActivities;
import dev.firedrill.workflows.kafka.DiskLostRequest;
import dev.firedrill.workflows.kafka.DisksView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.QuorumActivities;
import dev.firedrill.workflows.kafka.QuorumView;
import dev.firedrill.workflows.kafka.VotersView;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Three brokers, of which kafka-2 has lost its disks. Nothing is changed before the format, so that
 * a run whose format is refused has nothing to take back.
 */
final class DiskLostLedgerWorld extends KafkaLedgerWorld
    implements QuorumActivities, DiskActivities {

  private static final String FORMAT = "format " + BROKER;
  private static final String START = "start " + BROKER;
  private static final String REMOVE = "remove old";
  private static final String ADD = "add new";
  private static final String ELECT = "elect " + BROKER;
  private static final String FORMATS = "KafkaDiskFormat";
  private static final List<String> WHERE = List.of("CONTROLLER://127.0.0.22:9093");

  DiskLostLedgerWorld(Ledgers ledgers) {
    super("kafka-disk-lost", "ledgers-bus", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new DiskLostRequest(cluster, BROKER);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("broker", BROKER);
  }

  @Override
  public Plot recovers() {
    return recovers(
        List.of(FORMAT, START, REMOVE, ADD, ELECT),
        FORMATS,
        List.of(
            FORMATS,
            "KafkaStart",
            "KafkaQuorumRemoveVoter",
            "KafkaQuorumAddVoter",
            "KafkaElectPreferred"));
  }

  @Override
  public Plot stops() {
    return stops(FORMATS);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    ClusterView seen = cluster(stands(START) ? List.of() : List.of(2), stands(ELECT));
    List<QuorumView.Voter> voters = new ArrayList<>(seen.quorum().voters());
    voters.removeIf(each -> each.id() == 2);
    if (!stands(REMOVE)) {
      voters.add(new QuorumView.Voter(2, 60_000, "old", WHERE));
    }
    QuorumView.Voter now = new QuorumView.Voter(2, 0, "new", WHERE);
    if (stands(ADD)) {
      voters.add(now);
    }
    boolean follows = stands(START) && !stands(ADD);
    return new ClusterView(
        seen.clusterId(),
        new QuorumView("", 3, voters, follows ? List.of(now) : List.of()),
        seen.brokers(),
        seen.placements(),
        seen.sessionMillis());
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    boolean up = stands(START);
    return new HostView(
        broker,
        "",
        up ? List.of(4711L) : List.of(),
        up ? 60 : 0,
        List.of(
            stands(FORMAT)
                ? new DirectoryView(DIRECTORY, "", CLUSTER, 2, "new")
                : DirectoryView.lost(DIRECTORY, "No such file or directory")));
  }

  @Override
  public DisksView lookAtDisks(TargetName cluster, String broker) {
    List<String> entries = stands(FORMAT) ? List.of("meta.properties") : List.of();
    return new DisksView(
        broker,
        true,
        List.of(new DisksView.Disk(DIRECTORY, "", entries, "/dev/sdb1 at " + DIRECTORY, 1L << 40)));
  }

  @Override
  public void format(TargetName cluster, String broker, String clusterId) {
    irrevocably(cluster, FORMAT);
  }

  @Override
  public void start(TargetName cluster, String broker) {
    once(START);
  }

  @Override
  public void removeVoter(TargetName cluster, String broker, String directoryId) {
    once(REMOVE);
  }

  @Override
  public void addVoter(
      TargetName cluster, String broker, String directoryId, List<String> endpoints) {
    once(ADD);
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    once(ELECT);
  }

  @Override
  public VotersView lookAtVoters(TargetName cluster) {
    throw neverCalled();
  }

  @Override
  public void startAll(TargetName cluster, List<String> brokers) {
    throw neverCalled();
  }

  @Override
  public void electAll(TargetName cluster, List<String> brokers) {
    throw neverCalled();
  }
}
