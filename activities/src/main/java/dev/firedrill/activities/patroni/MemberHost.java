package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done on a member's host, over SSH: a fixed list of commands, each allowed by sudo as it
 * is.
 */
final class MemberHost {

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration COPY = Duration.ofHours(4);

  /** One line for each process that can be read: its link in /proc, and its working directory. */
  private static final List<String> LIST_WORKING_DIRECTORIES =
      List.of("/usr/bin/find", "/proc", "-maxdepth", "2", "-name", "cwd", "-printf", "%p %l\\n");

  private final Shell shell;
  private final MemberSettings member;

  MemberHost(Shell shell, MemberSettings member) {
    this.shell = shell;
    this.member = member;
  }

  /** Every command of a failover that needs sudo, for one made-up run. */
  static List<List<String>> sudoCommands(MemberSettings member) {
    String data = member.data().toString();
    String copy = member.preserved("r-check").toString();
    String owner = member.owner();
    List<List<String>> commands =
        new ArrayList<>(
            List.of(
                List.of("/usr/bin/realpath", "-e", data),
                List.of("/usr/bin/stat", "-c", "%U", data),
                LIST_WORKING_DIRECTORIES,
                List.of("/usr/bin/chown", "root:root", data),
                List.of("/usr/bin/chown", owner + ":" + owner, data),
                quit(member),
                List.of("/usr/bin/fuser", "-s", "-k", "-KILL", data),
                List.of("/usr/bin/test", "-d", copy),
                List.of("/usr/bin/rsync", "-a", "--delete", data + "/", copy + ".partial/"),
                List.of("/usr/bin/mv", "-T", copy + ".partial", copy)));
    List<String> start = member.start();
    if (start.size() > 2 && start.subList(0, 2).equals(List.of("sudo", "-n"))) {
      commands.add(start.subList(2, start.size()));
    }
    return commands;
  }

  /** Whether sudo would run the command; it is listed, not run (sudo -l with a command). */
  static boolean isAllowed(Shell shell, MemberSettings member, List<String> command)
      throws Unreachable {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-l"));
    argv.addAll(command);
    return shell.run(member.ssh(), argv, "", QUICK).succeeded();
  }

  /** Who owns the data directory. */
  String owner() throws Unreachable {
    return need(sudo(QUICK, "/usr/bin/stat", "-c", "%U", data())).strip();
  }

  /**
   * Refuses a data directory that is a link: processes would be looked for under the wrong name.
   */
  void requireRealPath() throws Unreachable {
    String real = need(sudo(QUICK, "/usr/bin/realpath", "-e", data())).strip();
    if (!real.equals(data())) {
      throw new NotPossible(data() + " is really " + real + ": name that in the target's file");
    }
  }

  /** The processes whose working directory is the data directory, as PostgreSQL's all are. */
  List<Long> processes() throws Unreachable {
    // Exits with 1 as soon as one process cannot be read, as some never can: only its lines count.
    Result all = sudo(QUICK, LIST_WORKING_DIRECTORIES.toArray(String[]::new));
    List<String> lines = all.out().lines().filter(line -> line.startsWith("/proc/")).toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException("no process could be listed: " + all.err().strip());
    }
    return WorkingDirectories.in(Path.of(data()), lines);
  }

  void giveTo(String owner) throws Unreachable {
    need(sudo(QUICK, "/usr/bin/chown", owner + ":" + owner, data()));
  }

  /**
   * Immediate shutdown of the postmaster that the pid file, its owner and its command line name.
   */
  void quitPostmaster() throws Unreachable {
    sudo(QUICK, quit(member).toArray(String[]::new));
  }

  private static List<String> quit(MemberSettings member) {
    return List.of(
        "/usr/bin/pkill",
        "-QUIT",
        "-u",
        member.owner(),
        "-f",
        "-F",
        member.data() + "/postmaster.pid",
        "--",
        "-D " + member.data() + "( |$)");
  }

  /** Ends every process whose working directory is the data directory. */
  void killAll() throws Unreachable {
    sudo(QUICK, "/usr/bin/fuser", "-s", "-k", "-KILL", data());
  }

  boolean exists(Path folder) throws Unreachable {
    Result test = sudo(QUICK, "/usr/bin/test", "-d", folder.toString());
    boolean plainNo = test.status() == 1 && test.err().isBlank();
    if (test.succeeded() || plainNo) {
      return test.succeeded();
    }
    throw new IllegalStateException("cannot tell whether " + folder + " is there: " + said(test));
  }

  /** Copies the data directory; going on where an earlier attempt was cut off. */
  void copyTo(Path folder) throws Unreachable {
    Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
    need(sudo(COPY, "/usr/bin/rsync", "-a", "--delete", data() + "/", partial + "/"));
    need(sudo(QUICK, "/usr/bin/mv", "-T", partial.toString(), folder.toString()));
  }

  void startPatroni() throws Unreachable {
    need(shell.run(member.ssh(), member.start(), "", Duration.ofSeconds(60)));
  }

  void runElsewhere(SshHost host, List<String> command) throws Unreachable {
    need(shell.run(host, command, "", Duration.ofSeconds(90)));
  }

  private Result sudo(Duration within, String... command) throws Unreachable {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n"));
    argv.addAll(List.of(command));
    return shell.run(member.ssh(), argv, "", within);
  }

  private String need(Result result) {
    if (!result.succeeded()) {
      throw new IllegalStateException("on the host of " + member.name() + ": " + said(result));
    }
    return result.out();
  }

  private static String said(Result result) {
    String words = result.err().isBlank() ? result.out() : result.err();
    return result.isUnknown()
        ? "no exit status: whether the command was carried out is not known"
        : "exit status " + result.status() + ": " + words.strip();
  }

  private String data() {
    return member.data().toString();
  }
}
