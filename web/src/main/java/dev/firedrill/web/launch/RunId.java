package dev.firedrill.web.launch;

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

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
