package dev.firedrill.activities.vault;

import java.util.List;

/** What a share looks like, and the request that carries one; both forget what they had. */
final class ShareForm {

  /** Vault takes shares of 16 bytes or more, hexadecimal or Base64. */
  private static final int FEWEST = 24;

  private static final int MOST = 512;
  private static final String BEFORE = "{\"key\":\"";
  private static final String AFTER = "\"}";

  private ShareForm() {}

  /** Why this can be no share; nothing of it is repeated. */
  static List<String> objectionsTo(char[] share) {
    boolean plain = share.length >= FEWEST && share.length <= MOST;
    for (char each : share) {
      plain &= isBase64(each);
    }
    return plain
        ? List.of()
        : List.of(
            "That is no share: a share is Base64 or hexadecimal, on one line, of %d to %d characters."
                .formatted(FEWEST, MOST));
  }

  private static boolean isBase64(char each) {
    return (each >= 'A' && each <= 'Z')
        || (each >= 'a' && each <= 'z')
        || (each >= '0' && each <= '9')
        || each == '+'
        || each == '/'
        || each == '=';
  }

  /** The request's body; the caller clears it. */
  static byte[] body(char[] share) {
    byte[] body = new byte[BEFORE.length() + share.length + AFTER.length()];
    int at = 0;
    for (int i = 0; i < BEFORE.length(); i++) {
      body[at++] = (byte) BEFORE.charAt(i);
    }
    for (char each : share) {
      body[at++] = (byte) each;
    }
    for (int i = 0; i < AFTER.length(); i++) {
      body[at++] = (byte) AFTER.charAt(i);
    }
    return body;
  }
}
