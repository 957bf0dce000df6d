package dev.firedrill.workflows.procedure;

import java.util.List;

/**
 * Brings a share of a key, as its holder entered it, straight to the servers of a target, past
 * every run, history, log and table. A bean of each system whose key is split. It is called by a
 * web process only, which told the audit before; it clears what it copied, and keeps nothing.
 */
public interface ShareBearer {

  /** The system whose servers take shares. */
  String system();

  /** Why this can be no share; empty when it can. Nothing of it is repeated. */
  List<String> objectionsTo(char[] share);

  /**
   * Sends the share once to each server that waits for it, one after the other, and never again.
   *
   * @param before how many shares of this round came before it: a server that has another number
   *     waits for somebody else's, and gets none
   */
  List<ShareAnswer> bring(TargetName target, int before, char[] share);
}
