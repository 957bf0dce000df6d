package dev.firedrill.activities.patroni;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.backup.ScratchSettings;
import dev.firedrill.activities.backup.SqlSettings;
import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One member of a cluster.
 *
 * @param data the data directory's real path on its host
 * @param owner who owns it while it is in use
 * @param start the command that starts Patroni there if it does not run
 * @param powerOff a command that powers its host off and ends well only if it is off
 */
record MemberSettings(
    String name,
    URI rest,
    SshHost ssh,
    Path data,
    String owner,
    List<String> start,
    Optional<PowerOff> powerOff) {

  private static final Pattern OWNER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

  /** Where and what: it runs on a host that can switch the member's host off. */
  record PowerOff(SshHost ssh, List<String> command) {}

  MemberSettings {
    requireNonNull(name, "name");
    requireNonNull(rest, "rest");
    requireNonNull(ssh, "ssh");
    requireNonNull(data, "data");
    start = List.copyOf(start);
    requireNonNull(powerOff, "powerOff");
    if (!owner.isEmpty() && !OWNER.matcher(owner).matches()) {
      throw new IllegalArgumentException("not a user's name: " + owner);
    }
  }

  static MemberSettings read(String name, Section member) {
    member.path("backup-config"); // read by the backup's own hands
    member.optionalSection("sql").ifPresent(SqlSettings::read);
    member
        .optionalSection("scratch")
        .ifPresent(scratch -> ScratchSettings.read(scratch, member.path("data")));
    return new MemberSettings(
        name,
        member.uri("rest"),
        member.sshHost("ssh"),
        member.path("data"),
        member.text("owner"),
        member.words("start"),
        member
            .optionalSection("power-off")
            .map(off -> new PowerOff(off.sshHost("ssh"), off.words("command"))));
  }

  /** Where this run's copy of the data directory is kept. */
  Path preserved(String run) {
    return data.resolveSibling(data.getFileName() + ".preserved-" + run);
  }
}
