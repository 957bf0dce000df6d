package dev.firedrill.activities.inventory;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.reach.ssh.SshKeys;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;

/**
 * A target as its file states it.
 *
 * @param tier how much depends on it; 1 is the most, 4 the least
 * @param recoveryTime how soon it has to work again
 * @param recoveryPoint how much of the latest changes may be lost, as time
 * @param stateful whether it keeps what would be lost with it
 * @param backedUpBy what backs it up where Firedrill does not, in words; else empty
 * @param section what only its system understands: that system's {@link TargetReader} reads it
 */
public record Target(
    TargetName name,
    String system,
    Environment environment,
    int tier,
    Duration recoveryTime,
    Duration recoveryPoint,
    boolean stateful,
    String backedUpBy,
    SshKeys ssh,
    Section section) {

  public Target {
    requireNonNull(name, "name");
    requireNonNull(system, "system");
    requireNonNull(environment, "environment");
    requireNonNull(recoveryTime, "recoveryTime");
    requireNonNull(recoveryPoint, "recoveryPoint");
    requireNonNull(backedUpBy, "backedUpBy");
    requireNonNull(ssh, "ssh");
    requireNonNull(section, "section");
  }
}
