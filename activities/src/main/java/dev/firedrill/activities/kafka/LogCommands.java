package dev.firedrill.activities.kafka;

import dev.firedrill.workflows.kafka.PartitionName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands by which a partition's log is looked at and kept on a broker's host, each as its
 * sudoers line allows it: without {@code sudo -n} before it.
 */
record LogCommands(BrokerSettings broker) {

  /** One of each, for a check; none where the target's file names no folder to keep a log in. */
  List<List<String>> all() {
    Path kept = broker.kept();
    if (kept == null) {
      return List.of();
    }
    PartitionName any = new PartitionName("firedrill-check", 0);
    List<List<String>> commands = new ArrayList<>();
    for (Path each : broker.directories()) {
      Path folder = each.resolve(any.toString());
      Path copy = kept.resolve(any + ".r-check");
      commands.addAll(
          List.of(
              list(folder),
              bytes(folder),
              size(folder.resolve("0".repeat(20) + LogEnd.INDEX)),
              read(folder.resolve("0".repeat(20) + LogEnd.INDEX), 0, LogEnd.BLOCK),
              read(folder.resolve("0".repeat(20) + LogEnd.LOG), 0, BatchHead.BYTES),
              terms(folder),
              copy(folder, partial(copy))));
    }
    commands.addAll(shelf(kept));
    commands.add(name(kept.resolve(any + ".r-check")));
    return commands;
  }

  private List<List<String>> shelf(Path kept) {
    return List.of(list(kept), new HostCommands(broker).fileSystem(kept));
  }

  /** What lies in a folder, one line each. */
  List<String> list(Path folder) {
    return List.of("/usr/bin/ls", "-A1", "--", folder.toString());
  }

  /** How many bytes the files of a folder have. */
  List<String> bytes(Path folder) {
    return List.of("/usr/bin/du", "-sb", "--", folder.toString());
  }

  /** How many bytes a file has, which is not read for that. */
  List<String> size(Path file) {
    return List.of("/usr/bin/wc", "-c", "--", file.toString());
  }

  /** A few bytes of a file, in hexadecimal. */
  List<String> read(Path file, long from, int count) {
    return List.of(
        "/usr/bin/od",
        "-An",
        "-v",
        "-tx1",
        "-j",
        Long.toString(from),
        "-N",
        Integer.toString(count),
        "--",
        file.toString());
  }

  /** The terms that the copy knows of, and where each begins. */
  List<String> terms(Path folder) {
    return List.of("/usr/bin/cat", folder.resolve("leader-epoch-checkpoint").toString());
  }

  /** Makes a second folder like the first, or goes on where that was cut off. */
  List<String> copy(Path folder, Path copy) {
    return List.of("/usr/bin/cp", "-aT", "--", folder.toString(), copy.toString());
  }

  /** Gives a copy that is complete its name. */
  List<String> name(Path copy) {
    return List.of("/usr/bin/mv", "-T", "--", partial(copy).toString(), copy.toString());
  }

  /** Where a copy is made until it is complete. */
  static Path partial(Path copy) {
    return copy.resolveSibling(copy.getFileName() + ".partial");
  }
}
