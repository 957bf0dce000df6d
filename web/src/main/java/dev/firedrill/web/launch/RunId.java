package dev.firedrill.web.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The id of a run, drawn when its form is shown: a form that is sent twice is one run. */
public final class RunId {

  private static final String LETTERS = "abcdefghjkmnpqrstvwxyz0123456789";
  private static final Pattern FORM = Pattern.compile("r-[" + LETTERS + "]{12}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunId() {}

  /** A new one: 60 random bits. */
  public static String draw() {
    StringBuilder id = new StringBuilder("r-");
    for (int i = 0; i < 12; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** The one that always belongs to this text: what is launched under it is launched once. */
  public static String of(String text) {
    byte[] digest = sha256(text);
    StringBuilder id = new StringBuilder("r-");
    for (int i = 0; i < 12; i++) {
      id.append(LETTERS.charAt(Byte.toUnsignedInt(digest[i]) % LETTERS.length()));
    }
    return id.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether this could be the id of a run. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
