package dev.firedrill.activities.reach.ssh;

/** The shells of targets. */
@FunctionalInterface
public interface Shells {

  /** A shell that trusts and shows these keys; they are read when a command is run. */
  Shell with(SshKeys keys);
}
