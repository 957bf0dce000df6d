package dev.firedrill.activities.kafka;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.workflows.kafka.SpaceView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The room on one broker's disks, seen and made over SSH. */
final class BrokerRoom {

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration REMOVAL = Duration.ofSeconds(30);

  private final BrokerSettings broker;
  private final HostCommands commands;
  private final Host host;

  BrokerRoom(Shell shell, BrokerSettings broker) {
    this.broker = broker;
    this.commands = new HostCommands(broker);
    this.host = new Host(shell, broker.ssh(), broker.name());
  }

  SpaceView look() throws Unreachable {
    List<SpaceView.Directory> directories = new ArrayList<>();
    for (Path each : broker.directories()) {
      Room room = room(each);
      directories.add(
          new SpaceView.Directory(
              each.toString(), room.fileSystem(), room.freeBytes(), room.allBytes()));
    }
    List<SpaceView.Expendable> expendable = new ArrayList<>();
    for (Path each : broker.expendable()) {
      expendable.add(expendable(each));
    }
    return new SpaceView(broker.name(), !broker.stop().isEmpty(), directories, expendable);
  }

  /** What is said of a host that cannot be reached: nothing; its own look says why. */
  SpaceView lost() {
    return new SpaceView(broker.name(), !broker.stop().isEmpty(), List.of(), List.of());
  }

  private Room room(Path path) throws Unreachable {
    return Room.parse(host.need(host.sudo(QUICK, commands.fileSystem(path))));
  }

  private SpaceView.Expendable expendable(Path file) throws Unreachable {
    Result described = host.sudo(QUICK, commands.describe(file));
    if (described.failed()) {
      return SpaceView.Expendable.none(file.toString(), Host.said(described));
    }
    String[] words = host.need(described).strip().split(" ", 2);
    if (words.length < 2 || !words[1].startsWith("regular")) {
      return SpaceView.Expendable.none(
          file.toString(), "no plain file: " + words[words.length - 1]);
    }
    return new SpaceView.Expendable(
        file.toString(), "", room(file).fileSystem(), Long.parseLong(words[0]));
  }

  /** Removes each of these that is still there; what the target's file does not list is refused. */
  void remove(List<String> files) throws Unreachable {
    for (String each : files) {
      Path file = Path.of(each);
      if (!broker.expendable().contains(file)) {
        throw new NotPossible(each + " is not expendable, by the target's file");
      }
      if (expendable(file).trouble().isEmpty()) {
        Effect.requireStillMine();
        host.need(host.sudo(REMOVAL, commands.remove(file)));
      }
    }
  }
}
