package dev.firedrill.web.access;

import dev.firedrill.web.Command;
import dev.firedrill.web.access.TokenOrder.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code token create|list|revoke}: the credentials of machines. It asks the server that runs on
 * the same data folder; a new token is printed once, alone on standard output, and kept nowhere.
 */
@Component
class TokenCommand implements Command {

  private static final int WRONG_USE = 2;
  private static final int NOT_DONE = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String USE =
      """
      token create NAME --role viewer|operator --owner ACCOUNT [--groups a,b] [--days N]
      token list
      token revoke NAME\
      """;

  private final Path data;

  TokenCommand(@Value("${firedrill.data}") Path data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "token";
  }

  @Override
  public int run(List<String> arguments) {
    return run(arguments, PATIENCE);
  }

  int run(List<String> arguments, Duration patience) {
    String secret = Token.draw();
    TokenOrder order;
    try {
      order = TokenWords.read(arguments, Secrets.hash(secret));
    } catch (IllegalArgumentException misunderstood) {
      System.err.println(misunderstood.getMessage());
      System.err.println(USE);
      return WRONG_USE;
    }
    try {
      Optional<Answer> answer = new ConsoleFolder(data).ask(order.text(), patience).map(Answer::of);
      return answer.map(told -> say(told, order, secret)).orElseGet(this::nobodyThere);
    } catch (IOException e) {
      System.err.println("It is not known whether it was done: " + e.getMessage());
      return NOT_DONE;
    }
  }

  private static int say(Answer answer, TokenOrder order, String secret) {
    if (!answer.done()) {
      answer.lines().forEach(System.err::println);
      return NOT_DONE;
    }
    answer.lines().forEach(System.out::println);
    if (order.verb().equals("create")) {
      System.out.println(secret);
      System.err.println(
          "This is shown once. It is good for %d days, or until './firedrill token revoke %s'."
              .formatted(order.days(), order.name()));
    } else if (order.verb().equals("revoke")) {
      System.err.println("Revoked: from now on it opens nothing.");
    }
    return 0;
  }

  private int nobodyThere() {
    System.err.println(
        "Nothing was done: no Firedrill runs on " + data + ". Start it with ./firedrill up.");
    return NOT_DONE;
  }
}
