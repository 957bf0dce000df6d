package dev.firedrill.activities.kafka;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.workflows.kafka.DirectoryView;
import dev.firedrill.workflows.kafka.HostView;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What is done on a broker's host, over SSH: a fixed list of commands, each allowed as it is. */
final class BrokerHost {

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofMinutes(2);

  private final BrokerSettings broker;
  private final HostCommands commands;
  private final Host host;

  BrokerHost(Shell shell, BrokerSettings broker) {
    this.broker = broker;
    this.commands = new HostCommands(broker);
    this.host = new Host(shell, broker.ssh(), broker.name());
  }

  HostView look() throws Unreachable {
    List<Long> processes = processes();
    List<DirectoryView> directories = new ArrayList<>();
    for (Path each : broker.directories()) {
      directories.add(directory(each));
    }
    return new HostView(broker.name(), "", processes, youngest(processes), directories);
  }

  /** The broker's processes; none is an answer. */
  List<Long> processes() throws Unreachable {
    Result found = host.sudo(QUICK, commands.processes());
    boolean none = found.status() == 1 && found.out().isBlank() && found.err().isBlank();
    return none
        ? List.of()
        : host.need(found).lines().map(String::strip).map(Long::valueOf).toList();
  }

  private long youngest(List<Long> processes) throws Unreachable {
    long youngest = processes.isEmpty() ? 0 : Long.MAX_VALUE;
    for (long each : processes) {
      Result age = host.run(QUICK, HostCommands.age(each));
      // A process that ended since then has no age; it is as good as just begun.
      youngest = Math.min(youngest, age.succeeded() ? Long.parseLong(age.out().strip()) : 0);
    }
    return youngest;
  }

  private DirectoryView directory(Path directory) throws Unreachable {
    Result read = host.sudo(QUICK, commands.properties(directory));
    String path = directory.toString();
    if (read.failed()) {
      return DirectoryView.lost(path, Host.said(read));
    }
    Properties properties = parsed(host.need(read));
    String node = properties.getProperty("node.id", "");
    return node.matches("\\d{1,9}")
        ? new DirectoryView(
            path,
            "",
            properties.getProperty("cluster.id", ""),
            Integer.parseInt(node),
            properties.getProperty("directory.id", ""))
        : DirectoryView.lost(path, "its meta.properties names no node");
  }

  private static Properties parsed(String text) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(text));
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      return new Properties(); // what cannot be read names no node
    }
  }

  /**
   * Ends Kafka if one of these processes still runs, and starts it; a younger one is left alone.
   */
  void restart(List<Long> seen) throws Unreachable {
    if (processes().stream().anyMatch(seen::contains)) {
      Effect.requireStillMine();
      host.need(host.run(STOP, broker.stop()));
      if (processes().stream().anyMatch(seen::contains)) {
        throw new IllegalStateException(
            "Kafka was stopped on the host of " + broker.name() + ", and its process still runs");
      }
    }
    startUnlessItRuns();
  }

  /** Starts Kafka if no process of it runs; done when one does. */
  void startUnlessItRuns() throws Unreachable {
    if (!processes().isEmpty()) {
      return;
    }
    Effect.requireStillMine();
    host.need(host.run(START, broker.start()));
    if (processes().isEmpty()) {
      throw new IllegalStateException(
          "Kafka was started on the host of " + broker.name() + ", and no process of it runs");
    }
  }
}
