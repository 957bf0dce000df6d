package dev.firedrill.activities.kafka;

import dev.firedrill.activities.inventory.SudoCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a broker's host carries out as root, each as its sudoers line allows it:
 * without {@code sudo -n} before it.
 */
record HostCommands(BrokerSettings broker) {

  /** Every command of a recovery. */
  List<List<String>> all() {
    List<List<String>> commands = new ArrayList<>();
    commands.add(processes());
    broker.directories().forEach(each -> commands.add(properties(each)));
    broker.directories().forEach(each -> commands.add(list(each)));
    broker.directories().forEach(each -> commands.add(fileSystem(each)));
    for (Path each : broker.expendable()) {
      commands.addAll(List.of(describe(each), fileSystem(each), remove(each)));
    }
    commands.addAll(SudoCheck.ofSudo(broker.start()));
    commands.addAll(SudoCheck.ofSudo(broker.stop()));
    if (!broker.storage().isEmpty()) {
      commands.addAll(SudoCheck.ofSudo(format("A".repeat(22))));
    }
    commands.addAll(new LogCommands(broker).all());
    return commands;
  }

  /** What lies in a directory, hidden files included; one line each. */
  List<String> list(Path directory) {
    return List.of("/usr/bin/ls", "-A1", "--", directory.toString());
  }

  /**
   * What a directory or a file lies on: free bytes, all bytes, device, and where that is mounted.
   */
  List<String> fileSystem(Path directory) {
    return List.of(
        "/usr/bin/df", "-B1", "--output=avail,size,source,target", "--", directory.toString());
  }

  /** What kind of file this is, and how many bytes it takes; a link is not followed. */
  List<String> describe(Path file) {
    return List.of("/usr/bin/stat", "--format=%s %F", "--", file.toString());
  }

  /** Removes one file; never a directory. */
  List<String> remove(Path file) {
    return List.of("/usr/bin/rm", "--", file.toString());
  }

  /** Formats the directories that are not formatted yet, for a cluster that has its voters. */
  List<String> format(String clusterId) {
    if (!clusterId.matches("[A-Za-z0-9_-]{22}")) {
      throw new IllegalArgumentException("not a cluster's id: " + clusterId);
    }
    List<String> command = new ArrayList<>(broker.storage());
    command.addAll(
        List.of(
            "format",
            "--cluster-id",
            clusterId,
            "--config",
            broker.config().toString(),
            "--no-initial-controllers",
            "--ignore-formatted"));
    return command;
  }

  /**
   * The ids of the processes that are Kafka with this broker's file. The pattern's backslash keeps
   * the command line of sudo itself from matching it.
   */
  List<String> processes() {
    String config = broker.config().toString().replace(".", "\\.");
    return List.of("/usr/bin/pgrep", "-f", "--", "kafka\\.Kafka " + config + "( |$)");
  }

  /** What a formatted log directory says of itself. */
  List<String> properties(Path directory) {
    return List.of("/usr/bin/cat", directory.resolve("meta.properties").toString());
  }

  /** Since when a process runs, in seconds; needs no sudo. */
  static List<String> age(long process) {
    return List.of("/usr/bin/ps", "-o", "etimes=", "-p", Long.toString(process));
  }
}
