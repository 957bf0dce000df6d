package dev.firedrill.activities.reach.ssh;

import static java.util.Objects.requireNonNull;

/**
 * What a command gave back.
 *
 * @param status the exit status; {@link #UNKNOWN} where none was seen
 * @param out standard output as UTF-8; where it was cut, its last line says so
 * @param err standard error, likewise
 * @param unseen why no exit status was seen, in words; empty where one was
 */
public record Result(int status, String out, String err, String unseen) {

  /**
   * The status of a command that was killed, not waited for, or whose connection was lost: it may
   * have done all, part or nothing of its work, and it may still be running.
   */
  public static final int UNKNOWN = -1;

  public Result {
    requireNonNull(out, "out");
    requireNonNull(err, "err");
    requireNonNull(unseen, "unseen");
  }

  /** Of a command whose end was seen, or of whose missing end nothing more is known. */
  public Result(int status, String out, String err) {
    this(status, out, err, status == UNKNOWN ? "nobody saw its end" : "");
  }

  public boolean isUnknown() {
    return status == UNKNOWN;
  }

  /**
   * Whether the command ended and said that it failed. Of one whose end nobody saw that is not
   * known: whoever takes a failure for a fact asks this, and not whether it succeeded.
   */
  public boolean failed() {
    return !succeeded() && !isUnknown();
  }

  /** Whether the command ended and said success. */
  public boolean succeeded() {
    return status == 0;
  }

  /** How a command ended that did not succeed, in words, with all that it printed. */
  public String said() {
    return ended(out + err);
  }

  /** The same with what it complained of, or else with what it printed. */
  public String complained() {
    return ended(err.isBlank() ? out : err);
  }

  private String ended(String words) {
    return isUnknown()
        ? "no exit status (" + unseen + "): whether it was carried out is not known"
        : "exit status " + status + ": " + words.strip();
  }
}
