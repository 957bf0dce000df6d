package dev.firedrill.web.notify;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts one notification for each gate that opens, within a second or so. */
@Component
@EnableConfigurationProperties(NotifyProperties.class)
class GateNotifier {

  private static final Logger LOG = LoggerFactory.getLogger(GateNotifier.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final Claims claims;
  private final JsonMapper json;
  private final NotifyProperties properties;
  private final @Nullable Webhook webhook;

  GateNotifier(Claims claims, JsonMapper json, NotifyProperties properties) {
    this.claims = claims;
    this.json = json;
    this.properties = properties;
    this.webhook =
        properties.webhook() == null || properties.key() == null
            ? null
            : new Webhook(
                properties.webhook(), properties.key()::read, FIRST_PAUSE, Clock.systemUTC());
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    if (webhook == null) {
      return;
    }
    try {
      for (OpenGate gate : claims.take()) {
        Thread.ofVirtual().name("notify").start(() -> send(webhook, gate));
      }
    } catch (RuntimeException later) {
      LOG.warn("could not look for gates to notify of: {}", later.toString());
    }
  }

  private void send(Webhook hook, OpenGate gate) {
    try {
      hook.post(body(gate));
      LOG.info("notified of gate {} of run {}", gate.step(), gate.run());
    } catch (IOException e) {
      LOG.error(
          "nobody was notified of gate {} of run {}: {}", gate.step(), gate.run(), e.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private String body(OpenGate gate) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", "gate-opened");
    body.put("text", gate.question() + " (" + gate.runbook() + " on " + gate.target() + ")");
    body.put("gate", gate);
    URI desk = properties.desk();
    if (desk != null) {
      body.put("link", desk.resolve("/gates/" + gate.run() + "/" + gate.step()).toString());
    }
    return json.writeValueAsString(body);
  }
}
