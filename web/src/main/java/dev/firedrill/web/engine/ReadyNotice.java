package dev.firedrill.web.engine;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the terminal where the screens are, once they can be used. */
@Component
final class ReadyNotice {

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      String address =
          event.getApplicationContext().getEnvironment().getProperty("server.address", "127.0.0.1");
      double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
      Progress.say(
          String.format(
              Locale.ROOT,
              "Firedrill is ready at http://%s:%d/ after %.1f s; Ctrl-C ends it.",
              address,
              web.getWebServer().getPort(),
              seconds));
    }
  }
}
