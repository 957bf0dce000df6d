package dev.firedrill.web.notify;

import dev.firedrill.web.engine.SecretReference;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where notifications go. Only files and environment variables say so, never a screen.
 *
 * @param webhook the address that it is posted to; without one nothing is sent
 * @param key where the key that signs it is kept; needed with a webhook
 * @param desk the desk's own address as people reach it, for the link to the gate
 */
@ConfigurationProperties(prefix = "firedrill.notify", ignoreUnknownFields = false)
record NotifyProperties(@Nullable URI webhook, @Nullable SecretReference key, @Nullable URI desk) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  NotifyProperties {
    if (webhook != null && !isHttp(webhook)) {
      throw new IllegalArgumentException("firedrill.notify.webhook is an http(s) address");
    }
    if (webhook != null && key == null) {
      throw new IllegalArgumentException(
          "firedrill.notify.webhook needs firedrill.notify.key, such as file:/path");
    }
    if (desk != null && !isHttp(desk)) {
      throw new IllegalArgumentException("firedrill.notify.desk is an http(s) address");
    }
  }

  /** What notifications are posted by; null where nothing is to be sent. */
  @Nullable Webhook hook() {
    return webhook == null || key == null
        ? null
        : new Webhook(webhook, key::read, Webhook.PATIENCE, FIRST_PAUSE, Clock.systemUTC());
  }

  private static boolean isHttp(URI address) {
    return address.getHost() != null
        && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
  }
}
