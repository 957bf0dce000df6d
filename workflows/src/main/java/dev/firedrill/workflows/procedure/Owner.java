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
}
