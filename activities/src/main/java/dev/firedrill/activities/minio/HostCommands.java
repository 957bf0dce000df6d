package dev.firedrill.activities.minio;

import dev.firedrill.activities.inventory.SudoCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a node's host carries out as root, each as its sudoers line allows it: without
 * {@code sudo -n} before it.
 */
record HostCommands(NodeSettings node) {

  /** Every command of a recovery. */
  List<List<String>> all() {
    List<List<String>> commands = new ArrayList<>(SudoCheck.ofSudo(node.start()));
    for (DriveSettings drive : node.drives()) {
      commands.add(mounted(drive.path()));
      commands.addAll(SudoCheck.ofSudo(drive.mount()));
      commands.addAll(SudoCheck.ofSudo(drive.remount()));
      for (Path each : drive.expendable()) {
        commands.addAll(List.of(describe(each), remove(each)));
      }
    }
    return commands;
  }

  /** What is mounted at this very path: device, free bytes, all bytes, and how. */
  static List<String> mounted(Path path) {
    return List.of(
        "/usr/bin/findmnt",
        "--noheadings",
        "--raw",
        "--bytes",
        "--output=SOURCE,AVAIL,SIZE,OPTIONS",
        "--mountpoint",
        path.toString());
  }

  /** What kind of file this is, and how many bytes it takes; a link is not followed. */
  static List<String> describe(Path file) {
    return List.of("/usr/bin/stat", "--format=%s %F", "--", file.toString());
  }

  /** Removes one file; never a directory. */
  static List<String> remove(Path file) {
    return List.of("/usr/bin/rm", "--", file.toString());
  }
}
