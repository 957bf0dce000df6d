package dev.firedrill.activities.logs;

/** What a line of a log is. */
enum Kind {
  /** A command or request, as it was sent. */
  ASKED,
  /** A line of what was sent with it. */
  INPUT,
  /** A line of standard output, or of an answer. */
  OUT,
  /** A line of standard error. */
  ERR,
  /** How it ended. */
  ENDED,
  /** Words of Firedrill's own. */
  NOTE
}
