package dev.firedrill.activities.reach.http;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Asks over HTTP/1.1, straight (no proxy), following no redirect, for at most 4 MiB of answer and
 * never longer than told. What it sends is sent once; only a GET may be repeated, by the JDK.
 */
public final class HttpReach implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final HttpClient reads = client();

  /** The answer to a GET, whatever its status. */
  public Answer get(URI uri, Duration within) throws Unreachable, Garbled {
    return ask(reads, HttpRequest.newBuilder(uri).GET().build(), "", within);
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
      return ask(once, request.build(), jsonBody, within);
    } finally {
      once.shutdownNow();
    }
  }

  /**
   * As {@link #get}, with this header. Nobody sees its value, nor what the answer says: both may be
   * secret.
   */
  public Answer getUnseen(URI uri, String header, String value, Duration within)
      throws Unreachable, Garbled {
    return askUnseen(
        reads, HttpRequest.newBuilder(uri).header(header, value).GET().build(), within);
  }

  /**
   * As {@link #send}, with a body that nobody sees, nor what the answer says. The JDK copies it
   * while it sends; the caller clears its own.
   */
  public Answer sendUnseen(String method, URI uri, byte[] jsonBody, Duration within)
      throws Unreachable, Garbled {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(jsonBody))
            .build();
    HttpClient once = client();
    try {
      return askUnseen(once, request, within);
    } finally {
      once.shutdownNow();
    }
  }

  /**
   * As {@link #getUnseen}, of an answer of at most so many bytes: the body of a success is written
   * over this file, of any other nothing is kept.
   */
  public int downloadUnseen(
      URI uri, String header, String value, Path into, long most, Duration within)
      throws Unreachable, Garbled {
    HttpRequest request = HttpRequest.newBuilder(uri).header(header, value).GET().build();
    Witness.Exchange seen = Watched.by().asked("", List.of("GET", uri.toString()), "");
    try {
      int status = Bodies.toFile(reads, request, into, most, within);
      seen.ended("status " + status + ", what it says is not shown");
      return status;
    } catch (Unreachable | Garbled e) {
      seen.ended("no answer: " + e.getMessage());
      throw e;
    }
  }

  /** As {@link #sendUnseen}, of a file of any length, by POST and with this header. */
  public Answer uploadUnseen(URI uri, String header, String value, Path file, Duration within)
      throws Unreachable, Garbled {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header(header, value).POST(Bodies.ofFile(file)).build();
    HttpClient once = client();
    try {
      return askUnseen(once, request, within);
    } finally {
      once.shutdownNow();
    }
  }

  private static Answer askUnseen(HttpClient client, HttpRequest request, Duration within)
      throws Unreachable, Garbled {
    Witness.Exchange seen =
        Watched.by().asked("", List.of(request.method(), request.uri().toString()), "");
    try {
      Answer answer = ask(client, request, within);
      seen.ended("status " + answer.status() + ", what it says is not shown");
      return answer;
    } catch (Unreachable | Garbled e) {
      seen.ended("no answer: " + e.getMessage());
      throw e;
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

  private static Answer ask(HttpClient client, HttpRequest request, String body, Duration within)
      throws Unreachable, Garbled {
    List<String> words = List.of(request.method(), request.uri().toString());
    Witness.Exchange seen = Watched.by().asked("", words, body);
    try {
      Answer answer = ask(client, request, within);
      seen.answer(answer.body());
      seen.ended("status " + answer.status());
      return answer;
    } catch (Unreachable | Garbled e) {
      seen.ended("no answer: " + e.getMessage());
      throw e;
    }
  }

  private static Answer ask(HttpClient client, HttpRequest request, Duration within)
      throws Unreachable, Garbled {
    HttpResponse<byte[]> answer = Bodies.of(client, request, head -> CappedBody.inMemory(), within);
    return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    reads.shutdownNow();
  }
}
