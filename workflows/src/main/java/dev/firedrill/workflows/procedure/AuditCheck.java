package dev.firedrill.workflows.procedure;

/** Reads the whole audit and compares it with its head outside the database. */
public interface AuditCheck {

  /** Reads every line now, and changes nothing. */
  ChainState verify();

  /**
   * Takes the chain as it stands now for the true one, because somebody says why: appends that to
   * it, and signs its end anew.
   *
   * @param person who says so
   * @return how the chain stands with the new head; lines that are broken stay broken
   */
  ChainState acceptHead(String person, String reason);
}
