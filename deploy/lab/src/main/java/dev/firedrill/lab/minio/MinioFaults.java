package dev.firedrill.lab.minio;

import dev.firedrill.lab.Await;
import java.time.Duration;
import java.util.List;

/** Breaks the cluster; each fault returns when writes fail. */
final class MinioFaults {

  private static final List<String> TWO = List.of("minio-2", "minio-3");
  private static final List<String> THREE = List.of("minio-2", "minio-3", "minio-4");
  private static final Duration NOTICING = Duration.ofMinutes(3);

  private final MinioServers servers;
  private final MinioView view;

  MinioFaults(MinioServers servers, MinioView view) {
    this.servers = servers;
    this.view = view;
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
    }
    Await.until("writes fail", NOTICING, () -> !view.takesWrites());
    return hit;
  }
}
