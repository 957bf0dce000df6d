package dev.firedrill.drill;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What this process prints for people, listened to and passed on. */
final class Printed {

  /** What comes before the one-time password of a new house's first admin. */
  static final String FIRST_SIGN_IN = "First sign-in:  admin  ";

  private final PrintStream terminal = System.out;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  private Printed() {}

  static Printed start() {
    Printed printed = new Printed();
    OutputStream both =
        new OutputStream() {
          @Override
          public void write(int one) {
            printed.heard.write(one);
            printed.terminal.write(one);
          }
        };
    System.setOut(new PrintStream(both, true, StandardCharsets.UTF_8));
    return printed;
  }

  Printed end() {
    System.setOut(terminal);
    return this;
  }

  /** The rest of the line that follows these words. */
  String after(String words) {
    String text = heard.toString(StandardCharsets.UTF_8);
    int from = text.indexOf(words);
    if (from < 0) {
      throw new AssertionError("nobody printed \"" + words + "\"");
    }
    return text.substring(from + words.length()).lines().findFirst().orElse("").strip();
  }
}
