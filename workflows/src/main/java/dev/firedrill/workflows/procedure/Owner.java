package dev.firedrill.workflows.procedure;

import org.jspecify.annotations.Nullable;

/** Whose a token is: wherever people are told apart, it is the same person as its owner. */
final class Owner {

  private Owner() {}

  /**
   * The person behind a name.
   *
   * @param owner the account that a token belongs to; null or empty where there is none
   */
  static String behind(String name, @Nullable String owner) {
    return owner == null || owner.isEmpty() ? name : owner;
  }

  /**
   * Whether it is a token that belongs to nobody, so that it may be anybody's; null is no token.
   */
  static boolean isNobody(@Nullable String owner) {
    return owner != null && owner.isEmpty();
  }

  /** Why such a token does not count where it has to be known who does this. */
  static String unknown(String token, String does) {
    return "%s belongs to nobody, and it has to be known here who %s: make a token with an owner"
        .formatted(token, does);
  }
}
