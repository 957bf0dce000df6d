package dev.firedrill.web.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a password must be: long, rather than odd. */
final class PasswordRule {

  private static final int SHORTEST = 12;
  private static final int LONGEST_BYTES = 72; // bcrypt reads no further
  private static final Set<String> COMMON =
      Set.of("password", "firedrill", "qwertyuiop", "123456789", "letmein", "administrator");

  private PasswordRule() {}

  /** Every objection; empty means that the password is good enough. */
  static List<String> objectionsTo(String password, String name) {
    List<String> objections = new ArrayList<>();
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      objections.add("At least " + SHORTEST + " characters; a few words make a good password.");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      objections.add("At most " + LONGEST_BYTES + " bytes.");
    }
    String plain = password.toLowerCase(Locale.ROOT);
    if (plain.contains(name) || COMMON.stream().anyMatch(plain::startsWith)) {
      objections.add("Not your name, and none that everybody tries first.");
    }
    if (password.chars().distinct().count() < 5) {
      objections.add("More than a few different characters.");
    }
    return objections;
  }
}
