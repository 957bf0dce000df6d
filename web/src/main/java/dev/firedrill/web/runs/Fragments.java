package dev.firedrill.web.runs;

import dev.firedrill.web.layout.Show;
import dev.firedrill.web.logs.LogTail;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders the named fragment that the full page uses, for a stream. */
@Component
class Fragments {

  private final ITemplateEngine templates;
  private final Show show = new Show();

  Fragments(ITemplateEngine templates) {
    this.templates = templates;
  }

  Message live(RunView view) {
    Map<String, Object> model = Map.of("view", view, "show", show);
    String html =
        templates.process("runs/live", Set.of("live"), new Context(Locale.ENGLISH, model));
    return new Message(view.event(), "run", html);
  }

  /** The newest lines of the log; a beat while there are none. */
  Message tail(LogTail tail) {
    if (tail.isEmpty()) {
      return Message.BEAT;
    }
    Map<String, Object> model = Map.of("tail", tail, "show", show);
    String html =
        templates.process("logs/lines", Set.of("tail"), new Context(Locale.ENGLISH, model));
    return new Message("", "log", html);
  }
}
