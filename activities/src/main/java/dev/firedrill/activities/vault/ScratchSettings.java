package dev.firedrill.activities.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a snapshot is restored to be looked at, as the cluster's file states it.
 *
 * @param api where the node listens that is started there
 * @param start starts the node with what it has stored, or anew if it has stored nothing
 * @param stop ends the node; what it has stored stays
 * @param remove removes what the node has stored
 */
record ScratchSettings(
    URI api, SshHost ssh, List<String> start, List<String> stop, List<String> remove) {

  private static final String NAME = "the scratch node";

  ScratchSettings {
    requireNonNull(api, "api");
    requireNonNull(ssh, "ssh");
    start = List.copyOf(start);
    stop = List.copyOf(stop);
    remove = List.copyOf(remove);
  }

  static ScratchSettings read(Section scratch) {
    return new ScratchSettings(
        scratch.uri("api"),
        scratch.sshHost("ssh"),
        scratch.words("start"),
        scratch.words("stop"),
        scratch.words("remove"));
  }

  /** As one that can be asked like every other. */
  VaultSettings.Node node() {
    return new VaultSettings.Node(NAME, api);
  }

  /** Those of its commands that need sudo, without it. */
  List<List<String>> ofSudo() {
    return Stream.of(start, stop, remove)
        .flatMap(words -> SudoCheck.ofSudo(words).stream())
        .toList();
  }
}
