package dev.firedrill.activities.reach.http;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a whole answer, head and body, never longer than told. */
final class Bodies {

  private static final int OK = 200;

  private Bodies() {}

  /** A file as what is sent. */
  static BodyPublisher ofFile(Path file) throws Unreachable {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw new Unreachable(Why.NOT_SET_UP, file + " is not there", e);
    }
  }

  static <T> HttpResponse<T> of(
      HttpClient client, HttpRequest request, BodyHandler<T> body, Duration within)
      throws Unreachable, Garbled {
    URI uri = request.uri();
    CompletableFuture<HttpResponse<T>> answering = client.sendAsync(request, body);
    try {
      return answering.get(within.toNanos(), TimeUnit.NANOSECONDS);
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

  /** The status; the body, of at most so many bytes, is kept in the file if it is 200. */
  static int toFile(HttpClient client, HttpRequest request, Path file, long most, Duration within)
      throws Unreachable, Garbled {
    return of(
            client,
            request,
            head ->
                head.statusCode() == OK
                    ? CappedBody.inFile(file, most)
                    : BodySubscribers.replacing(file),
            within)
        .statusCode();
  }
}
