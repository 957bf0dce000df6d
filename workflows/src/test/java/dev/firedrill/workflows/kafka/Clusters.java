package dev.firedrill.workflows.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Three brokers that are controllers, too, and six partitions with a copy on each. */
final class Clusters {

  static final String ID = "5L6g3nShT-eMCtK--X86sw";
  static final String DIRECTORY = "/var/lib/kafka";
  static final String BALLAST = "/var/lib/ballast";
  static final long SESSION = 9000;

  private Clusters() {}

  /** All are well; node 2 leads what it should, or node 1 does. */
  static ClusterView whole(boolean led) {
    return of(List.of(up(1), up(2), up(3)), List.of(), led ? 2 : 1, 100);
  }

  /** This node is down and was noticed; the others lead. */
  static ClusterView without(int id) {
    List<BrokerView> brokers = new ArrayList<>();
    for (int each = 1; each <= 3; each++) {
      brokers.add(each == id ? down(each) : up(each));
    }
    return of(brokers, List.of(id), id == 1 ? 3 : 1, 60_000);
  }

  static ClusterView of(
      List<BrokerView> brokers, List<Integer> lacking, int leader, long millisBehind) {
    int silent = lacking.isEmpty() ? 2 : lacking.getFirst();
    return new ClusterView(
        ID,
        quorum(silent == 3 ? 1 : 3, silent, millisBehind),
        brokers,
        List.of(placed(List.of(2, 3, 1), lacking, leader), placed(List.of(1, 2, 3), lacking, 1)),
        SESSION);
  }

  static QuorumView quorum(int leader, int behind, long millis) {
    return new QuorumView(
        "",
        leader,
        List.of(voter(1, behind, millis), voter(2, behind, millis), voter(3, behind, millis)));
  }

  private static QuorumView.Voter voter(int id, int behind, long millis) {
    return voter(id, id == behind ? millis : 0, "dir-of-" + id);
  }

  private static QuorumView.Voter voter(int id, long millis, String directory) {
    return new QuorumView.Voter(
        id, millis, directory, List.of("CONTROLLER://127.0.0.2%d:9093".formatted(id)));
  }

  /** The same cluster, in which this node follows with a new directory. */
  static ClusterView following(ClusterView seen, int id, String directory) {
    return with(
        seen,
        new QuorumView(
            "", seen.quorum().leader(), seen.quorum().voters(), List.of(voter(id, 0, directory))));
  }

  /** The same cluster, in which this node votes by another directory, and has caught up or not. */
  static ClusterView reformatted(ClusterView seen, int id, String directory, boolean caughtUp) {
    List<QuorumView.Voter> voters = new ArrayList<>(seen.quorum().voters());
    voters.removeIf(each -> each.id() == id);
    voters.add(voter(id, caughtUp ? 0 : 60_000, directory));
    return with(seen, new QuorumView("", seen.quorum().leader(), voters));
  }

  private static ClusterView with(ClusterView seen, QuorumView quorum) {
    return new ClusterView(
        seen.clusterId(), quorum, seen.brokers(), seen.placements(), seen.sessionMillis());
  }

  /** The same cluster with one placement more. */
  static ClusterView with(ClusterView seen, Placement more) {
    List<Placement> placements = new ArrayList<>(seen.placements());
    placements.add(more);
    return new ClusterView(
        seen.clusterId(), seen.quorum(), seen.brokers(), placements, seen.sessionMillis());
  }

  /** A broker's one disk, with this in it, on this device. */
  static DisksView disks(int id, List<String> entries, String device) {
    return new DisksView(
        "kafka-" + id,
        true,
        List.of(
            new DisksView.Disk(
                DIRECTORY, "", entries, "/dev/" + device + " at " + DIRECTORY, 1L << 40)));
  }

  /** The same cluster, in which these nodes vote, led by the first. */
  static ClusterView voting(ClusterView seen, int... ids) {
    return new ClusterView(
        seen.clusterId(),
        new QuorumView("", ids[0], Arrays.stream(ids).mapToObj(id -> voter(id, 0, 0)).toList()),
        seen.brokers(),
        seen.placements(),
        seen.sessionMillis());
  }

  static BrokerView up(int id) {
    return new BrokerView("kafka-" + id, id, true, List.of());
  }

  static BrokerView down(int id) {
    return new BrokerView("kafka-" + id, id, false, List.of());
  }

  static BrokerView withFailedDirectory(int id) {
    return new BrokerView("kafka-" + id, id, true, List.of(DIRECTORY));
  }

  /** The same cluster, in which this broker is up and does not say what failed. */
  static ClusterView mute(ClusterView seen, int id) {
    return new ClusterView(
        seen.clusterId(),
        seen.quorum(),
        seen.brokers().stream()
            .map(each ->
                each.id() == id
                    ? new BrokerView(each.name(), id, each.up(), each.failedDirectories(), true)
                    : each)
            .toList(),
        seen.placements(),
        seen.sessionMillis());
  }

  static Placement placed(List<Integer> replicas, List<Integer> lacking, int leader) {
    List<Integer> inSync = new ArrayList<>(replicas);
    inSync.removeAll(lacking);
    return new Placement(
        replicas, inSync, leader, lacking.isEmpty() ? 0 : 2, 3, "orders-" + replicas.getFirst());
  }

  static HostView dead(int id) {
    return new HostView("kafka-" + id, "", List.of(), 0, List.of(directory(id)));
  }

  static HostView withoutDisk(int id) {
    DirectoryView lost = DirectoryView.lost(DIRECTORY, "No such file or directory");
    return new HostView("kafka-" + id, "", List.of(), 0, List.of(lost));
  }

  static HostView running(int id, long seconds) {
    return running(id, 4711, seconds);
  }

  static HostView running(int id, long process, long seconds) {
    return new HostView("kafka-" + id, "", List.of(process), seconds, List.of(directory(id)));
  }

  /** A broker's one disk of 100 MiB with so much free, and its ballast; -1 for none. */
  static SpaceView room(int id, int freeMiB, int ballastMiB) {
    return new SpaceView(
        "kafka-" + id,
        true,
        List.of(
            new SpaceView.Directory(
                DIRECTORY, "/dev/sdb1 at /var/lib", (long) freeMiB << 20, 100L << 20)),
        List.of(
            ballastMiB < 0
                ? SpaceView.Expendable.none(BALLAST, "No such file or directory")
                : new SpaceView.Expendable(
                    BALLAST, "", "/dev/sdb1 at /var/lib", (long) ballastMiB << 20)));
  }

  static DirectoryView directory(int id) {
    return new DirectoryView(DIRECTORY, "", ID, id, "dir-of-" + id);
  }
}
