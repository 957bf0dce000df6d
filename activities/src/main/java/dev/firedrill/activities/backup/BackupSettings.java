package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where and how pgBackRest is run for one member. */
record BackupSettings(SshHost ssh, String owner, Path config, String stanza) {

  /** Those of each member of a Patroni cluster, in its file's order. */
  static Map<String, BackupSettings> ofMembers(Target target) {
    Section section = target.section();
    String stanza = section.text("stanza");
    Map<String, BackupSettings> members = new LinkedHashMap<>();
    section.sections("members").forEach((name, member) -> members.put(name, read(stanza, member)));
    return members;
  }

  private static BackupSettings read(String stanza, Section member) {
    return new BackupSettings(
        member.sshHost("ssh"), member.text("owner"), member.path("backup-config"), stanza);
  }

  /** The command without its verb. */
  List<String> command() {
    return List.of(
        "sudo",
        "-n",
        "-u",
        owner,
        "/usr/bin/pgbackrest",
        "--config=" + config,
        "--stanza=" + stanza);
  }
}
