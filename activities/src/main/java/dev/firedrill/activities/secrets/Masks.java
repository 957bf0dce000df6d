package dev.firedrill.activities.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Hides the secrets that this process has read wherever they would be written down: as they are, in
 * base64 at any place of a longer text, URL-encoded, JSON-escaped and in hex. A secret of fewer
 * than four characters is not hidden, since every text is full of those.
 */
public final class Masks {

  /** What stands in a secret's place. */
  public static final String HIDDEN = "(secret)";

  private final Set<String> known = new HashSet<>();
  private volatile Patterns patterns = Patterns.NONE;

  /** From now on this secret is hidden. */
  void learn(Secret secret) {
    byte[] bytes = secret.bytes();
    String digest = digest(bytes);
    synchronized (known) {
      if (known.add(digest)) {
        patterns = patterns.with(Forms.of(new String(bytes, StandardCharsets.UTF_8)));
      }
    }
  }

  /** The text with {@link #HIDDEN} in the place of each secret. */
  public String mask(String text) {
    Patterns hidden = patterns;
    StringBuilder masked = null;
    int copied = 0;
    int at = hidden.next(text, 0);
    while (at >= 0) {
      masked = masked == null ? new StringBuilder() : masked;
      masked.append(text, copied, at).append(HIDDEN);
      copied = at + hidden.longestAt(text, at);
      at = hidden.next(text, copied);
    }
    return masked == null ? text : masked.append(text, copied, text.length()).toString();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
