package dev.firedrill.web.access;

import dev.firedrill.web.access.TokenOrder.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Answers what the terminal asks about tokens, within half a second. */
@Component
class TokenConsole {

  private static final Logger LOG = LoggerFactory.getLogger(TokenConsole.class);

  private final ConsoleFolder folder;
  private final TokenDesk desk;

  TokenConsole(@Value("${firedrill.data}") Path data, TokenDesk desk) {
    this.folder = new ConsoleFolder(data);
    this.desk = desk;
  }

  @Scheduled(fixedDelay = 500)
  void answer() {
    try {
      folder.answer(question -> answerTo(question).text());
    } catch (IOException later) {
      LOG.warn("could not answer the terminal: {}", later.toString());
    }
  }

  private Answer answerTo(String question) {
    try {
      return desk.carryOut(TokenOrder.of(question));
    } catch (RuntimeException failed) {
      LOG.warn("could not carry out what the terminal asked for", failed);
      return new Answer(false, List.of("It was not done: the server's log says why."));
    }
  }
}
