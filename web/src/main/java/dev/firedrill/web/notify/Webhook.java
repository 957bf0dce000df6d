package dev.firedrill.web.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts signed JSON to one address. {@code X-Firedrill-Signature} is HMAC-SHA256, in hex, over the
 * value of {@code X-Firedrill-Timestamp} (seconds since 1970), a dot and the body.
 */
final class Webhook {

  /** How long one attempt may take. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int ATTEMPTS = 5;
  private static final String ALGORITHM = "HmacSHA256";

  private final HttpClient http;
  private final URI address;
  private final Supplier<String> key;
  private final Duration patience;
  private final Duration firstPause;
  private final Clock clock;

  /** The pause before the second attempt doubles before each further one. */
  Webhook(URI address, Supplier<String> key, Duration patience, Duration firstPause, Clock clock) {
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.address = address;
    this.key = key;
    this.patience = patience;
    this.firstPause = firstPause;
    this.clock = clock;
  }

  /** Posts until it is taken (2xx), five times at most; throws when nobody took it. */
  void post(String body) throws IOException, InterruptedException {
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      String failure = attempt(body);
      if (failure.isEmpty()) {
        return;
      }
      if (attempt == ATTEMPTS) {
        throw new IOException(ATTEMPTS + " attempts, the last one: " + failure);
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private String attempt(String body) throws InterruptedException {
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("X-Firedrill-Timestamp", timestamp)
            .header("X-Firedrill-Signature", "sha256=" + hmac(timestamp + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : "status " + status;
    } catch (IOException gone) {
      return gone.getClass().getSimpleName() + " " + gone.getMessage();
    }
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
