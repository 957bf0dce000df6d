package dev.firedrill.activities.haproxy;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The traffic switch of a target: HAProxy's admin socket, reached over SSH, and the writer's
 * frontend.
 */
public record TrafficSettings(SshHost ssh, Path socket, String frontend) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  public TrafficSettings {
    requireNonNull(ssh, "ssh");
    requireNonNull(socket, "socket");
    if (!frontend.isEmpty() && !NAME.matcher(frontend).matches()) {
      throw new IllegalArgumentException("not a frontend's name: " + frontend);
    }
  }

  /** Reads a target's {@code traffic} section. */
  public static TrafficSettings read(Section traffic) {
    return new TrafficSettings(
        traffic.sshHost("ssh"), traffic.path("socket"), traffic.text("frontend"));
  }
}
