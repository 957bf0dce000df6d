package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A target as people pick it and read about it; it holds no address and no credential.
 *
 * @param system the system it runs, such as {@code patroni}: a runbook offers targets of its system
 * @param environment {@code dev}, {@code staging} or {@code prod}
 * @param tier how much depends on it; 1 is the most
 * @param recoveryTime the recovery time objective in words, such as {@code 4 h}; empty if none is
 *     set
 * @param members the names of its members
 * @param hosts the names of the hosts that Firedrill reaches over SSH
 * @param stateful whether it keeps what would be lost with it
 * @param backedUpBy what backs it up where Firedrill does not, in words; else empty
 */
public record TargetCard(
    TargetName name,
    String system,
    String environment,
    int tier,
    String recoveryTime,
    List<String> members,
    List<String> hosts,
    boolean stateful,
    String backedUpBy) {

  public TargetCard {
    requireNonNull(name, "name");
    requireNonNull(system, "system");
    requireNonNull(environment, "environment");
    requireNonNull(recoveryTime, "recoveryTime");
    members = List.copyOf(members);
    hosts = List.copyOf(hosts);
    requireNonNull(backedUpBy, "backedUpBy");
  }

  /** Whether Firedrill has to have a backup of it. */
  public boolean needsBackup() {
    return stateful && backedUpBy.isEmpty();
  }
}
