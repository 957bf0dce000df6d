package dev.firedrill.activities.reach.http;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over HTTP/1.1, straight (no proxy), following no redirect, for at most 4 MiB of answer and
 * never longer than told. What it sends is sent once; only a GET may be repeated, by the JDK.
 */
public final class HttpReach implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final HttpClient reads = client();

  /** The answer to a GET, whatever its status. */
  public Answer get(URI uri, Duration within) throws Unreachable, Garbled {
    return ask(reads, HttpRequest.newBuilder(uri).GET().build(), within);
  }

  /**
   * The answer to a request with this JSON body (empty for none), whatever its status. Sent on a
   * connection of its own, so that a kept one that has gone stale cannot make its outcome unknown.
   */
  public Answer send(String method, URI uri, String jsonBody, Duration within)
      throws Unreachable, Garbled {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (jsonBody.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(jsonBody));
    }
    HttpClient once = client();
    try {
      return ask(once, request.build(), within);
    } finally {
      once.shutdownNow();
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .followRedirects(Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(CONNECT)
        .build();
  }

  private static Answer ask(HttpClient client, HttpRequest request, Duration within)
      throws Unreachable, Garbled {
    URI uri = request.uri();
    CompletableFuture<HttpResponse<byte[]>> answering =
        client.sendAsync(request, head -> new CappedBody());
    try {
      HttpResponse<byte[]> answer = answering.get(within.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      answering.cancel(true);
      String told = uri + " did not answer within " + Causes.words(within);
      throw new Unreachable(Why.NO_ANSWER, told, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Garbled garbled) {
        throw garbled;
      }
      throw Causes.of(e.getCause() instanceof IOException io ? io : new IOException(e), uri);
    } catch (InterruptedException e) {
      answering.cancel(true);
      Thread.currentThread().interrupt();
      throw new Unreachable(Why.NO_ANSWER, "stopped waiting for " + uri, e);
    }
  }

  @Override
  public void close() {
    reads.shutdownNow();
  }
}
