package dev.firedrill.workflows.minio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Clusters of four nodes with one drive each, for tests. */
final class Drives {

  static final String PATH = "/mnt/drive";
  static final String BALLAST = PATH + "/ballast";

  private static final DriveView.Means BOTH = new DriveView.Means(true, true);
  private static final long SIZE = 1000L << 20;

  private Drives() {}

  /** A drive of the node with this number that nothing is wrong with. */
  static DriveView well(int node) {
    return drive(node, mounted(node, true, 500), "ok", -1);
  }

  /** MinIO goes on to call a read-only drive good. */
  static DriveView readOnly(int node) {
    return drive(node, mounted(node, false, 500), "ok", -1);
  }

  static DriveView gone(int node) {
    return drive(node, Mount.none(), "offline", -1);
  }

  /** A full drive, with a file of this size in MiB that may be removed. */
  static DriveView full(int node, long ballastMib) {
    return drive(node, mounted(node, true, 1), "ok", ballastMib);
  }

  /** What MinIO calls so, although its host finds nothing wrong with it. */
  static DriveView called(int node, String state) {
    return drive(node, mounted(node, true, 500), state, -1);
  }

  static DriveView healing(int node) {
    DriveView well = well(node);
    return new DriveView(
        well.place(), well.mount(), well.means(), well.state(), true, well.expendable());
  }

  static DriveView withoutMeans(DriveView drive) {
    return new DriveView(
        drive.place(),
        drive.mount(),
        new DriveView.Means(false, false),
        drive.state(),
        drive.healing(),
        drive.expendable());
  }

  private static DriveView drive(int node, Mount mount, String state, long ballastMib) {
    Place ballast = new Place(name(node), BALLAST);
    Expendable expendable =
        ballastMib < 0
            ? new Expendable(ballast, "No such file or directory", 0)
            : new Expendable(ballast, "", ballastMib << 20);
    return new DriveView(
        new Place(name(node), PATH), mount, BOTH, state, false, List.of(expendable));
  }

  private static Mount mounted(int node, boolean writable, long freeMib) {
    return new Mount("/dev/loop" + node, writable, freeMib << 20, SIZE);
  }

  static String name(int node) {
    return "minio-" + node;
  }

  static NodeView lives(int node, DriveView drive) {
    return new NodeView(name(node), "", "", List.of(drive), "");
  }

  static NodeView dead(int node, DriveView drive) {
    return new NodeView(name(node), "refuses connections", "", List.of(drive), "not asked");
  }

  /** Clients are served. */
  static ServiceView serves() {
    return new ServiceView(200, 200, "", "", false, "", 2);
  }

  /** As {@link #serves}, where objects of reduced redundancy may lack one copy, others two. */
  static ServiceView reducing() {
    return new ServiceView(200, 200, "", "", false, "", 2, 1, List.of());
  }

  /** As {@link #serves}, where no canary was placed on a drive of another pool. */
  static ServiceView servesExcept(String drive) {
    return new ServiceView(200, 200, "", "", false, "", 2, null, List.of(drive));
  }

  /** The cluster's health is this, and writes fail. */
  static ServiceView takesNoWrites(int health) {
    return new ServiceView(health, 200, "", "SlowDownWrite", false, "", 2);
  }

  /** A cluster with these nodes, and others that nothing is wrong with. */
  static ClusterView of(ServiceView service, NodeView... others) {
    List<NodeView> nodes =
        new ArrayList<>(IntStream.rangeClosed(1, 4).mapToObj(id -> lives(id, well(id))).toList());
    for (NodeView each : others) {
      nodes.replaceAll(node -> node.name().equals(each.name()) ? each : node);
    }
    return new ClusterView(nodes, service);
  }
}
