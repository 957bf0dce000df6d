package dev.firedrill.activities.reach.ssh;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What a shell is reached with: the pinned host keys, and a reference to the private key, such as
 * {@code file:/path} or {@code env:NAME}; never the key itself.
 */
public record SshKeys(Path knownHosts, String privateKey) {

  /** For what is not reached over SSH. */
  public static final SshKeys NONE = new SshKeys(Path.of("nowhere"), "");

  public SshKeys {
    requireNonNull(knownHosts, "knownHosts");
    requireNonNull(privateKey, "privateKey");
  }
}
