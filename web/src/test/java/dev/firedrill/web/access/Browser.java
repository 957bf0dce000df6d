package dev.firedrill.web.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: it keeps cookies, sends forms, and follows nothing by itself. */
public final class Browser {

  /** No law is about time: an answer that comes late, on a machine that stood still, is one. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http;

  /** A browser on this address of this machine, such as {@code 127.0.0.2}. */
  Browser(URI base, String from) {
    this.base = base;
    try {
      this.http =
          HttpClient.newBuilder()
              .localAddress(InetAddress.getByName(from))
              .cookieHandler(cookies)
              .connectTimeout(PATIENCE)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET(), HttpResponse.BodyHandlers.ofString());
  }

  /** The body as it comes; the caller closes it. */
  public HttpResponse<InputStream> stream(String path, String... headers) {
    return send(request(path, headers).GET(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** What a stream answers before its first event. */
  public HttpResponse<InputStream> head(String path) {
    HttpResponse<InputStream> answer = stream(path);
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer;
  }

  /** Sends a form as a page of this browser would: with the token of its own session. */
  public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    return postBare(path, body(form) + "&_csrf=" + formToken(), headers);
  }

  /** The form token of this browser's session, or of nobody's. */
  String formToken() {
    Matcher token = TOKEN.matcher(get("/account").body());
    if (!token.find()) {
      token = TOKEN.matcher(get("/sign-in").body());
      token.find();
    }
    return token.group(1);
  }

  /** Sends a form that some other site made up. */
  public HttpResponse<String> postBare(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> signIn(String name, String password) {
    return post("/sign-in", Map.of("name", name, "password", password));
  }

  /** The session's cookie, or the empty text. */
  public String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String body(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
