package dev.firedrill.web.access;

import java.util.Locale;

/** What an account may do; each role may also do what the ones before it may. */
public enum Role {
  VIEWER("sees everything and changes nothing"),
  OPERATOR("also launches runbooks"),
  ADMIN("also says who may in");

  private final String meaning;

  Role(String meaning) {
    this.meaning = meaning;
  }

  /** What the role may do, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The role as people read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isAtLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
