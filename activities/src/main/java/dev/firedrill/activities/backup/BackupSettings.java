package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.nio.file.Path;
import java.util.List;

/** Where and how pgBackRest is run for one member. */
record BackupSettings(SshHost ssh, String owner, Path config, String stanza) {

  static BackupSettings read(String stanza, Section member) {
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
