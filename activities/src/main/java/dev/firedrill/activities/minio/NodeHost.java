package dev.firedrill.activities.minio;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.workflows.minio.Expendable;
import dev.firedrill.workflows.minio.Mount;
import dev.firedrill.workflows.minio.Place;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is done on a node's host, over SSH: a fixed list of commands, each allowed as it is. */
final class NodeHost {

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration MOUNTING = Duration.ofSeconds(60);
  private static final Duration START = Duration.ofSeconds(60);

  private final NodeSettings node;
  private final Host host;

  NodeHost(Shell shell, NodeSettings node) {
    this.node = node;
    this.host = new Host(shell, node.ssh(), node.name());
  }

  Place place(DriveSettings drive) {
    return new Place(node.name(), drive.path().toString());
  }

  /** What is mounted where a drive belongs; nothing is an answer. */
  Mount mounted(DriveSettings drive) throws Unreachable {
    Result found = host.sudo(QUICK, HostCommands.mounted(drive.path()));
    boolean none = found.status() == 1 && found.out().isBlank() && found.err().isBlank();
    return none ? Mount.none() : parsed(host.need(found));
  }

  /** Reads findmnt's last line, which is what is on top. */
  static Mount parsed(String printed) {
    String last = printed.strip().lines().reduce("", (one, next) -> next);
    String[] words = last.strip().split("\\s+");
    if (words.length < 4 || !words[1].matches("\\d+") || !words[2].matches("\\d+")) {
      throw new IllegalStateException("findmnt printed what is no mount: " + printed.strip());
    }
    boolean writable = List.of(words[3].split(",")).contains("rw");
    return new Mount(words[0], writable, Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  List<Expendable> expendable(DriveSettings drive) throws Unreachable {
    List<Expendable> all = new ArrayList<>();
    for (Path each : drive.expendable()) {
      all.add(expendable(each));
    }
    return all;
  }

  private Expendable expendable(Path file) throws Unreachable {
    Place place = new Place(node.name(), file.toString());
    Result described = host.sudo(QUICK, HostCommands.describe(file));
    if (described.failed()) {
      return new Expendable(place, Host.said(described), 0);
    }
    String[] words = host.need(described).strip().split(" ", 2);
    if (words.length < 2 || !words[1].startsWith("regular")) {
      return new Expendable(place, "no plain file: " + words[words.length - 1], 0);
    }
    return new Expendable(place, "", Long.parseLong(words[0]));
  }

  /** Mounts the drive for writing, unless it is. */
  void mount(String path) throws Unreachable {
    DriveSettings drive = node.drive(path);
    if (!mounted(drive).isThere()) {
      run(drive.mount(), path, "mount");
    }
    if (!mounted(drive).writable()) {
      run(drive.remount(), path, "remount");
    }
    if (!mounted(drive).writable()) {
      throw new IllegalStateException(path + " of " + node.name() + " is not mounted for writing");
    }
  }

  private void run(List<String> command, String path, String key) throws Unreachable {
    if (command.isEmpty()) {
      throw new NotPossible("the target's file has no '" + key + "' for " + path);
    }
    Effect.requireStillMine();
    host.need(host.run(MOUNTING, command));
  }

  /** Removes a file that is still there; what the target's file does not list is refused. */
  void remove(String path) throws Unreachable {
    Path file = Path.of(path);
    DriveSettings drive =
        node.drives().stream()
            .filter(each -> each.expendable().contains(file))
            .findFirst()
            .orElseThrow(() -> new NotPossible(path + " is not expendable, by the target's file"));
    if (!mounted(drive).isThere()) {
      throw new NotPossible(drive.path() + " is not mounted, so " + path + " is another file");
    }
    if (expendable(file).trouble().isEmpty()) {
      Effect.requireStillMine();
      host.need(host.sudo(QUICK, HostCommands.remove(file)));
    }
  }

  /** Returns if the host can be reached: whatever it says, it has said something. */
  void reach() throws Unreachable {
    host.run(QUICK, List.of("true"));
  }

  /** Starts MinIO there; whoever calls has seen that it does not live. */
  void start() throws Unreachable {
    Effect.requireStillMine();
    host.need(host.run(START, node.start()));
  }
}
