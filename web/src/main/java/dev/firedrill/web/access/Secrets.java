package dev.firedrill.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random values that cannot be guessed, and what is kept of them. */
final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private Secrets() {}

  /** A session's token: 256 random bits. */
  static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A password to be typed once, from letters that are not mistaken for each other: 79 bits. */
  static String oneTimePassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      password.append(i > 0 && i % 4 == 0 ? "-" : "");
      password.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
    }
    return password.toString();
  }

  static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
