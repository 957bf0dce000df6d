package dev.firedrill.activities.reach;

import java.io.IOException;

/** A server did not answer; the message says to people what was seen and what to do. */
public final class Unreachable extends IOException {

  private static final long serialVersionUID = 1L;

  /** What kept the question from being answered. */
  public enum Why {
    /** Nothing listens at the address. */
    REFUSED,
    /** No connection within the time. */
    TIMEOUT,
    /** The name has no address, or no route leads there. */
    NO_ROUTE,
    /** Connected, but there was no whole answer: the request may have been carried out. */
    NO_ANSWER,
    /** Nobody whom this Java trusts vouches for the server, or for its being the one meant. */
    UNTRUSTED,
    /** The host's key stands in no known_hosts file. */
    UNKNOWN_HOST_KEY,
    /** The host shows another key than the pinned one. */
    CHANGED_HOST_KEY,
    /** The host does not accept the key, or the server does not let us ask. */
    AUTHENTICATION,
    /** What is needed to ask is missing or unreadable on this side. */
    NOT_SET_UP
  }

  private final Why why;

  public Unreachable(Why why, String message) {
    super(message);
    this.why = why;
  }

  public Unreachable(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }

  /** Whether the server may well be there: it was not let in, or could not be asked, from here. */
  public boolean isOnOurSide() {
    return switch (why) {
      case UNTRUSTED, UNKNOWN_HOST_KEY, CHANGED_HOST_KEY, AUTHENTICATION, NOT_SET_UP -> true;
      case REFUSED, TIMEOUT, NO_ROUTE, NO_ANSWER -> false;
    };
  }

  /** Whether the request may have been carried out although no answer came. */
  public boolean mayHaveActed() {
    return why == Why.NO_ANSWER;
  }
}
