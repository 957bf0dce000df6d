package dev.firedrill.activities.kafka;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.workflows.kafka.DirectoryView;
import dev.firedrill.workflows.kafka.DisksView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The log directories of one broker, listed and formatted over SSH. */
final class BrokerDisks {

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration FORMAT = Duration.ofSeconds(90);

  /** What a new file system holds of itself. */
  private static final String LOST_AND_FOUND = "lost+found";

  private final BrokerSettings broker;
  private final BrokerHost itself;
  private final HostCommands commands;
  private final Host host;

  BrokerDisks(Shell shell, BrokerSettings broker) {
    this.broker = broker;
    this.itself = new BrokerHost(shell, broker);
    this.commands = new HostCommands(broker);
    this.host = new Host(shell, broker.ssh(), broker.name());
  }

  DisksView look() throws Unreachable {
    List<DisksView.Disk> disks = new ArrayList<>();
    for (Path each : broker.directories()) {
      disks.add(disk(each));
    }
    return new DisksView(broker.name(), !broker.storage().isEmpty(), disks);
  }

  /** What is said of a host that cannot be reached. */
  DisksView lost(String why) {
    return new DisksView(
        broker.name(),
        !broker.storage().isEmpty(),
        broker.directories().stream()
            .map(each -> DisksView.Disk.missing(each.toString(), why))
            .toList());
  }

  private DisksView.Disk disk(Path directory) throws Unreachable {
    Result listed = host.sudo(QUICK, commands.list(directory));
    if (listed.failed()) {
      return DisksView.Disk.missing(directory.toString(), Host.said(listed));
    }
    List<String> entries =
        host.need(listed).lines().filter(each -> !each.equals(LOST_AND_FOUND)).toList();
    Room room = room(commands.fileSystem(directory));
    return new DisksView.Disk(
        directory.toString(), "", entries, room.fileSystem(), room.freeBytes());
  }

  private Room room(List<String> command) throws Unreachable {
    return Room.parse(host.need(host.sudo(QUICK, command)));
  }

  /** Formats what is empty; what holds anything else than this cluster's mark is never touched. */
  void format(String clusterId) throws Unreachable {
    HostView now = itself.look();
    List<DirectoryView> directories = now.directories();
    if (directories.stream().allMatch(each -> isFormatted(each, clusterId))) {
      return;
    }
    if (now.runs()) {
      throw new NotPossible("Kafka runs on the host of " + broker.name());
    }
    for (int i = 0; i < directories.size(); i++) {
      if (!isFormatted(directories.get(i), clusterId)) {
        requireEmpty(disk(broker.directories().get(i)));
      }
    }
    Effect.requireStillMine();
    host.need(host.run(FORMAT, commands.format(clusterId)));
  }

  private boolean isFormatted(DirectoryView directory, String clusterId) {
    return directory.clusterId().equals(clusterId) && directory.nodeId() == broker.id();
  }

  private static void requireEmpty(DisksView.Disk disk) {
    if (!disk.trouble().isEmpty() || !disk.entries().isEmpty()) {
      throw new NotPossible(
          "%s is not empty, so it is not formatted: %s%s"
              .formatted(disk.path(), disk.entries(), disk.trouble()));
    }
  }
}
