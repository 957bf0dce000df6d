package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.procedure.NotPossible;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One node of a cluster.
 *
 * @param api where it listens itself, never a load balancer before it
 * @param start the command that starts MinIO there if it does not run
 */
record NodeSettings(
    String name, URI api, SshHost ssh, List<String> start, List<DriveSettings> drives) {

  NodeSettings {
    requireNonNull(name, "name");
    requireNonNull(api, "api");
    requireNonNull(ssh, "ssh");
    start = List.copyOf(start);
    drives = List.copyOf(drives);
    if (drives.stream().map(DriveSettings::path).distinct().count() < drives.size()) {
      throw new IllegalArgumentException("two drives of " + name + " have the same path");
    }
  }

  static NodeSettings read(String name, Section node) {
    List<DriveSettings> drives = new ArrayList<>();
    node.sections("drives").values().forEach(each -> drives.add(DriveSettings.read(each)));
    return new NodeSettings(
        name, node.uri("api"), node.sshHost("ssh"), node.words("start"), drives);
  }

  /** A node whose drives are not looked at. */
  static NodeSettings readWithoutDrives(String name, Section node) {
    return new NodeSettings(
        name, node.uri("api"), node.sshHost("ssh"), node.words("start"), List.of());
  }

  /** Host and port, as MinIO names it. */
  String authority() {
    return api.getPort() < 0
        ? api.getHost() + (api.getScheme().equals("https") ? ":443" : ":80")
        : api.getAuthority();
  }

  DriveSettings drive(String path) {
    return drives.stream()
        .filter(each -> each.path().toString().equals(path))
        .findFirst()
        .orElseThrow(
            () -> new NotPossible(path + " is no drive of " + name + " in the target's file"));
  }
}
