package dev.firedrill.drill.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the screens, without the browser: forms are read and sent as a browser does. */
public final class Visit {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private final String address;

  /** Nobody yet, at this address. */
  public Visit(String address) {
    this.address = address;
  }

  /** The same person at another address, as after a restart on another port. */
  public Visit movedTo(String elsewhere) {
    Visit moved = new Visit(elsewhere);
    moved.cookies.putAll(cookies);
    return moved;
  }

  /** What a browser would have to send to be this person, by name. */
  public Map<String, String> kept() {
    return Map.copyOf(cookies);
  }

  /** A page's text; a failure if it is not there. */
  public String page(String path) {
    HttpResponse<String> answer = send(request(path).GET());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** The value of a form's hidden field on a page. */
  public static String hidden(String page, String name) {
    return first(page, "name=\"" + name + "\" value=\"([^\"]+)\"");
  }

  /** The first group of the first match. */
  public static String first(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("the page has no " + pattern);
    }
    return found.group(1);
  }

  /** Sends a form; the answer's text, or where it leads. A failure unless it was taken. */
  public String send(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return answer.headers().firstValue("location").orElse(answer.body());
  }

  /** An event stream, which the caller closes. */
  public InputStream stream(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Cookie", cookies())
            .header("Accept", "text/event-stream")
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        answer.body().close();
        throw new IOException(path + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    return cookies.isEmpty() ? builder : builder.header("Cookie", cookies());
  }

  private String cookies() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    try {
      HttpResponse<String> answer =
          client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("set-cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String header) {
    String[] cookie = header.split(";", 2)[0].split("=", 2);
    cookies.put(cookie[0], cookie[1]);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
