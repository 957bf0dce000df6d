package dev.firedrill.web.notify;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts letters to the one address there may be, each in its own time. What its sender claimed and
 * nobody took is claimed anew after the lease.
 */
@Component
@EnableConfigurationProperties(NotifyProperties.class)
class Postman {

  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  private final JsonMapper json;
  private final @Nullable URI desk;
  private final @Nullable Webhook webhook;

  Postman(JsonMapper json, NotifyProperties properties) {
    this.json = json;
    this.desk = properties.desk();
    this.webhook = properties.hook();
  }

  /** Posts what these are; nobody is asked for them where there is no address. */
  void post(String what, Supplier<List<Letter>> claimed) {
    if (webhook == null) {
      return;
    }
    try {
      for (Letter letter : claimed.get()) {
        Thread.ofVirtual().name("notify").start(() -> send(webhook, letter));
      }
    } catch (RuntimeException later) {
      LOG.warn("could not look for {} to notify of: {}", what, later.toString());
    }
  }

  private void send(Webhook hook, Letter letter) {
    try {
      hook.post(body(letter));
      letter.taken().run();
      LOG.info("notified: {}", letter.about());
    } catch (IOException | DataAccessException e) {
      LOG.error(
          "{} is notified of again in a minute, since this did not succeed: {}",
          letter.about(),
          e.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private String body(Letter letter) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", letter.event());
    body.put("text", letter.text());
    body.put(letter.key(), letter.details());
    if (desk != null) {
      body.put("link", desk.resolve(letter.path()).toString());
    }
    return json.writeValueAsString(body);
  }
}
