package dev.firedrill.web.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Who may call one route. */
record Rule(HttpMethod method, String pattern, Who who) {

  /** Whom a route is for. */
  enum Who {
    ANYBODY,
    /** Signed in, also with a one-time password that has yet to be changed. */
    NEWCOMER,
    VIEWER,
    /** A member of some group; whether of the right one is the gate's matter. */
    DECIDER,
    /** Who launches or decides. */
    RESPONDER,
    OPERATOR,
    ADMIN;

    boolean includes(@Nullable Person person) {
      if (this == ANYBODY || person == null) {
        return this == ANYBODY;
      }
      if (this == NEWCOMER || person.mustChange()) {
        return this == NEWCOMER;
      }
      return switch (this) {
        case VIEWER -> true;
        case DECIDER -> !person.groups().isEmpty();
        case RESPONDER -> person.mayRespond();
        case OPERATOR -> person.role().isAtLeast(Role.OPERATOR);
        default -> person.role().isAtLeast(Role.ADMIN);
      };
    }
  }

  static Rule get(String pattern, Who who) {
    return new Rule(HttpMethod.GET, pattern, who);
  }

  static Rule post(String pattern, Who who) {
    return new Rule(HttpMethod.POST, pattern, who);
  }
}
