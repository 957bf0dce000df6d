package dev.firedrill.activities.reach.ssh;

import static java.util.Objects.requireNonNull;

/**
 * What a command gave back.
 *
 * @param status the exit status; {@link #UNKNOWN} where none was seen
 * @param out standard output as UTF-8; where it was cut, its last line says so
 * @param err standard error, likewise
 */
public record Result(int status, String out, String err) {

  /**
   * The status of a command that was killed, not waited for, or whose connection was lost: it may
   * have done all, part or nothing of its work, and it may still be running.
   */
  public static final int UNKNOWN = -1;

  public Result {
    requireNonNull(out, "out");
    requireNonNull(err, "err");
  }

  public boolean isUnknown() {
    return status == UNKNOWN;
  }

  /** Whether the command ended and said success. */
  public boolean succeeded() {
    return status == 0;
  }
}
