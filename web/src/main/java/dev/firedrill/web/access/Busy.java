package dev.firedrill.web.access;

/** No turn to work on a password came up in time; nothing was tried, and nothing is counted. */
final class Busy extends Exception {

  private static final long serialVersionUID = 1L;

  Busy() {
    super("too many passwords are being worked on at this moment");
  }
}
