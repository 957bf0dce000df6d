package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with the audit chain.
 *
 * @param line the first line that it concerns; 0 if it concerns none
 * @param what the fault as a sentence without its full stop, such as {@code line 7 was altered}
 */
public record ChainFault(Kind kind, long line, String what) {

  /** What kind of fault it is, and what to do about it. */
  public enum Kind {
    /** A line is not what it was, is gone, or stands elsewhere. */
    BROKEN(
        "Somebody changed the table with the rights of its owner. Keep this database as evidence,"
            + " find out who had those rights, and compare with a backup from before."),
    /** The chain follows by itself and is not the one that was signed. */
    REWRITTEN(
        "The lines were written anew, or the database is another one. If you restored a backup,"
            + " say so: ./firedrill audit accept-head --reason '...'. If nobody did, keep this"
            + " database as evidence and compare with a backup."),
    /** Lines that were signed are missing at the end. */
    CUT_OFF(
        "The newest lines were deleted, or the database was restored. If you restored a backup, say"
            + " so: ./firedrill audit accept-head --reason '...'. If nobody did, keep this database"
            + " as evidence and compare with a backup."),
    /** There are lines, and nothing outside the database speaks for them. */
    NO_HEAD(
        "Put the file back from a copy. If there never was one, verify the chain, then:"
            + " ./firedrill audit accept-head --reason '...'."),
    /** What stands outside the database does not bear our signature, or is an old copy. */
    FORGED_HEAD(
        "Somebody wrote the file, or the key is another one: put both back from a copy. If there is"
            + " none: ./firedrill audit accept-head --reason '...', and keep the file as evidence.");

    private final String next;

    Kind(String next) {
      this.next = next;
    }

    /** What to do about it. */
    public String next() {
      return next;
    }
  }

  public ChainFault {
    requireNonNull(kind, "kind");
    requireNonNull(what, "what");
  }
}
