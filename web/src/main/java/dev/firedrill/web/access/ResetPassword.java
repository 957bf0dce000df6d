package dev.firedrill.web.access;

import dev.firedrill.web.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@code reset-password NAME}: lets somebody in again when no admin can. */
@Component
class ResetPassword implements Command {

  private static final int WRONG_USE = 2;
  private static final int NOT_WRITTEN = 1;

  private final Path data;

  ResetPassword(@Value("${firedrill.data}") Path data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "reset-password";
  }

  @Override
  public int run(List<String> arguments) {
    if (arguments.size() != 1) {
      System.err.println("reset-password takes one name: the account's.");
      return WRONG_USE;
    }
    String password = Secrets.oneTimePassword();
    try {
      new ResetFolder(data)
          .ask(arguments.getFirst(), String.valueOf(SecurityRules.passwords().encode(password)));
    } catch (IOException e) {
      System.err.println("The password was not reset: " + e.getMessage());
      return NOT_WRITTEN;
    }
    System.out.println("One-time password of " + arguments.getFirst() + ":  " + password);
    System.out.println("It holds within seconds, or as soon as Firedrill runs; all sessions end.");
    return 0;
  }
}
