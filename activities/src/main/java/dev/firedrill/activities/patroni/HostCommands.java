package dev.firedrill.activities.patroni;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a member's host carries out as root, each as its sudoers line allows it:
 * without {@code sudo -n} before it.
 */
record HostCommands(MemberSettings member) {

  /** Who has the data directory of a fenced member. */
  static final String FENCE_OWNER = "root";

  static final String SYNCHRONOUS_NAMES = "synchronous_standby_names";

  private static final List<String> SUDO = List.of("sudo", "-n");

  /** Every command of a recovery, for one made-up run. */
  List<List<String>> all() {
    Path copy = member.preserved("r-check");
    List<List<String>> commands =
        new ArrayList<>(
            List.of(
                realPath(),
                owner(),
                generation(),
                synchronousNames(),
                workingDirectories(),
                giveTo(FENCE_OWNER),
                giveTo(member.owner()),
                quitPostmaster(),
                killAll(),
                isFolder(copy),
                copyTo(partial(copy)),
                keep(copy)));
    List<String> start = member.start();
    if (start.size() > SUDO.size() && start.subList(0, SUDO.size()).equals(SUDO)) {
      commands.add(start.subList(SUDO.size(), start.size()));
    }
    return commands;
  }

  List<String> realPath() {
    return List.of("/usr/bin/realpath", "-e", data());
  }

  List<String> owner() {
    return List.of("/usr/bin/stat", "-c", "%U", data());
  }

  /** Inode and birth time of a file that each data directory has and no copy carries along. */
  List<String> generation() {
    return List.of("/usr/bin/stat", "-c", "%i-%.W", data() + "/PG_VERSION");
  }

  /** The lines of the server's settings that say, or mention, for whom commits wait. */
  List<String> synchronousNames() {
    return List.of("/usr/bin/grep", "-F", SYNCHRONOUS_NAMES, data() + "/postgresql.conf");
  }

  /** One line for each process that can be read: its link in /proc, and its working directory. */
  List<String> workingDirectories() {
    return List.of(
        "/usr/bin/find", "/proc", "-maxdepth", "2", "-name", "cwd", "-printf", "%p %l\\n");
  }

  List<String> giveTo(String owner) {
    return List.of("/usr/bin/chown", owner + ":" + owner, data());
  }

  /**
   * Immediate shutdown of the postmaster that the pid file, its owner and its command line name.
   */
  List<String> quitPostmaster() {
    return List.of(
        "/usr/bin/pkill",
        "-QUIT",
        "-u",
        member.owner(),
        "-f",
        "-F",
        data() + "/postmaster.pid",
        "--",
        "-D " + data() + "( |$)");
  }

  /** Ends every process whose working directory is the data directory. */
  List<String> killAll() {
    return List.of("/usr/bin/fuser", "-s", "-k", "-KILL", data());
  }

  List<String> isFolder(Path folder) {
    return List.of("/usr/bin/test", "-d", folder.toString());
  }

  /** Makes this folder what the data directory is; goes on where an earlier copy was cut off. */
  List<String> copyTo(Path folder) {
    return List.of("/usr/bin/rsync", "-a", "--delete", data() + "/", folder + "/");
  }

  /** Gives a copy that is complete its name. */
  List<String> keep(Path copy) {
    return List.of("/usr/bin/mv", "-T", partial(copy).toString(), copy.toString());
  }

  /** Where a copy is made until it is complete. */
  static Path partial(Path copy) {
    return copy.resolveSibling(copy.getFileName() + ".partial");
  }

  private String data() {
    return member.data().toString();
  }
}
