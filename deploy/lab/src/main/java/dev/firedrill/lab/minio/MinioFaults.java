package dev.firedrill.lab.minio;

import dev.firedrill.lab.Await;
import java.time.Duration;
import java.util.List;

/** Breaks the cluster; each fault returns when writes fail, if it is one that stops them. */
final class MinioFaults {

  private static final List<String> TWO = List.of("minio-2", "minio-3");
  private static final List<String> THREE = List.of("minio-2", "minio-3", "minio-4");
  private static final Duration NOTICING = Duration.ofMinutes(3);

  private final MinioServers servers;
  private final MinioView view;
  private final KeptCopies kept;

  MinioFaults(MinioServers servers, MinioView view, KeptCopies kept) {
    this.servers = servers;
    this.view = view;
    this.kept = kept;
  }

  /** Breaks, and returns the nodes that were hit. */
  List<String> inject(MinioFault fault) {
    List<String> hit = fault == MinioFault.FILL_DRIVES ? THREE : TWO;
    switch (fault) {
      case LOSE_WRITES -> {
        servers.kill(hit.getLast());
        view.drive(hit.getLast()).unmount();
        view.drive(hit.getFirst()).remountReadOnly();
      }
      case DRIVES_READ_ONLY -> hit.forEach(node -> view.drive(node).remountReadOnly());
      case UNMOUNT_DRIVES -> hit.forEach(node -> view.drive(node).unmount());
      case KILL_NODES -> hit.forEach(servers::kill);
      case FILL_DRIVES -> hit.forEach(node -> view.drive(node).fill());
      case WIPE_DRIVES -> wipe(hit.getFirst(), hit.getLast());
      case CORRUPT_PARTS -> hit.forEach(this::corrupt);
    }
    if (fault.stopsWrites()) {
      Await.until("writes fail", NOTICING, () -> !view.takesWrites());
    }
    return hit;
  }

  /** The one under its node, as it runs; the other while its node is dead. */
  private void wipe(String running, String dead) {
    kept.keep(running);
    kept.keep(dead);
    servers.kill(dead);
    view.drive(dead).renew();
    view.drive(running).wipe();
    // It notices in its own time, and until then says that nothing is to be filled.
    Await.until("MinIO knows that a drive is empty", NOTICING, view::knowsOfAnEmptyDrive);
  }

  private void corrupt(String node) {
    kept.keep(node);
    kept.overwrite(node);
  }
}
