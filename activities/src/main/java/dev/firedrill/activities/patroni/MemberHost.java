package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is done on a member's host, over SSH: a fixed list of commands, each allowed by sudo as it
 * is.
 */
final class MemberHost {

  private static final Pattern SETTING =
      Pattern.compile("\\s*" + HostCommands.SYNCHRONOUS_NAMES + "\\s*=?\\s*'(.*)'\\s*(?:#.*)?");

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration COPY = Duration.ofHours(4);

  private final Shell shell;
  private final MemberSettings member;
  private final HostCommands commands;
  private final Host host;

  MemberHost(Shell shell, MemberSettings member) {
    this.shell = shell;
    this.member = member;
    this.commands = new HostCommands(member);
    this.host = new Host(shell, member.ssh(), member.name());
  }

  /** Who owns the data directory. */
  String owner() throws Unreachable {
    return host.need(host.sudo(QUICK, commands.owner())).strip();
  }

  /** Which data directory it is; "" while there is none, as in the middle of a rebuild. */
  String generation() throws Unreachable {
    Result stat = host.sudo(QUICK, commands.generation());
    boolean notThere = stat.status() == 1 && stat.err().startsWith("/usr/bin/stat: ");
    return notThere ? "" : host.need(stat).strip();
  }

  /** For whom commits wait by the server's settings, "" for nobody; null if those can't be read. */
  @Nullable String waitsFor() throws Unreachable {
    Result grep = host.sudo(QUICK, commands.synchronousNames());
    boolean none = grep.status() == 1 && grep.err().isBlank();
    return grep.succeeded() || none ? setting(grep.out()) : null;
  }

  /** The value that the last of these lines sets, as PostgreSQL takes it; "" if none does. */
  static String setting(String lines) {
    return lines
        .lines()
        .map(SETTING::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1).replace("''", "'"))
        .reduce("", (before, after) -> after);
  }

  /**
   * Refuses a data directory that is a link: processes would be looked for under the wrong name.
   */
  void requireRealPath() throws Unreachable {
    String real = host.need(host.sudo(QUICK, commands.realPath())).strip();
    if (!real.equals(data())) {
      throw new NotPossible(data() + " is really " + real + ": name that in the target's file");
    }
  }

  /** The processes whose working directory is the data directory, as PostgreSQL's all are. */
  List<Long> processes() throws Unreachable {
    // Exits with 1 as soon as one process cannot be read, as some never can: only its lines count.
    Result all = host.sudo(QUICK, commands.workingDirectories());
    List<String> lines = all.out().lines().filter(line -> line.startsWith("/proc/")).toList();
    if (all.isUnknown() || lines.isEmpty()) {
      throw new IllegalStateException("not every process could be listed: " + Host.said(all));
    }
    return WorkingDirectories.in(Path.of(data()), lines);
  }

  boolean isFenced() throws Unreachable {
    return owner().equals(HostCommands.FENCE_OWNER);
  }

  void fence() throws Unreachable {
    host.need(host.sudo(QUICK, commands.giveTo(HostCommands.FENCE_OWNER)));
  }

  void liftFence() throws Unreachable {
    host.need(host.sudo(QUICK, commands.giveTo(member.owner())));
  }

  /** Asks PostgreSQL to end at once; what is left of it is seen by {@link #processes}. */
  void quitPostmaster() throws Unreachable {
    host.sudo(QUICK, commands.quitPostmaster());
  }

  /** Ends what works in the data directory; who survived is seen by {@link #processes}. */
  void killAll() throws Unreachable {
    host.sudo(QUICK, commands.killAll());
  }

  boolean exists(Path folder) throws Unreachable {
    Result test = host.sudo(QUICK, commands.isFolder(folder));
    boolean plainNo = test.status() == 1 && test.err().isBlank();
    if (test.succeeded() || plainNo) {
      return test.succeeded();
    }
    throw new IllegalStateException(
        "cannot tell whether " + folder + " is there: " + Host.said(test));
  }

  /** Copies the data directory; going on where an earlier attempt was cut off. */
  void copyTo(Path folder) throws Unreachable {
    host.need(host.sudo(COPY, commands.copyTo(HostCommands.partial(folder))));
    host.need(host.sudo(QUICK, commands.keep(folder)));
  }

  void startPatroni() throws Unreachable {
    host.need(host.run(Duration.ofSeconds(60), member.start()));
  }

  void runElsewhere(SshHost elsewhere, List<String> command) throws Unreachable {
    host.need(shell.run(elsewhere, command, "", Duration.ofSeconds(90)));
  }

  private String data() {
    return member.data().toString();
  }
}
