package dev.firedrill.drill.kill;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The first admin, signed in over the screens with a password of their own. */
final class DeskSession implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String PASSWORD = "water before words 7919";

  private final String address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .connectTimeout(Duration.ofMinutes(1)) // who is dead refuses at once
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private DeskSession(String address) {
    this.address = address;
  }

  static DeskSession open(String address, String oneTime) throws IOException {
    DeskSession session = new DeskSession(address);
    session.post("/sign-in", "/sign-in", Map.of("name", "admin", "password", oneTime));
    session.post(
        "/account",
        "/account/password",
        Map.of("current", oneTime, "wanted", PASSWORD, "again", PASSWORD));
    return session;
  }

  /** Opens a stream after this event; the caller closes its body. */
  HttpResponse<InputStream> stream(String path, String lastEvent) throws IOException {
    HttpRequest.Builder request = request(path);
    if (!lastEvent.isEmpty()) {
      request.header("Last-Event-ID", lastEvent);
    }
    return send(request.GET(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private void post(String form, String path, Map<String, String> values) throws IOException {
    String page = send(request(form).GET(), HttpResponse.BodyHandlers.ofString()).body();
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new IOException("no form on " + form);
    }
    String body = encode(values) + "&_csrf=" + token.group(1);
    HttpResponse<String> answer =
        send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 3) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request.build(), handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
