package dev.firedrill.activities.reach.http;

import dev.firedrill.activities.reach.Chain;
import dev.firedrill.activities.reach.Tls;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/** Why there was no answer, told apart. */
final class Causes {

  private Causes() {}

  static Unreachable of(IOException e, URI uri) {
    String server = uri.getAuthority();
    if (e instanceof HttpConnectTimeoutException) {
      return new Unreachable(Why.TIMEOUT, server + " did not take a connection in time", e);
    }
    if (Chain.first(e, UnresolvedAddressException.class).isPresent()) {
      return new Unreachable(Why.NO_ROUTE, server + " has no address: is the name right?", e);
    }
    if (e instanceof ConnectException) {
      return new Unreachable(
          Why.REFUSED, server + " refuses connections: does the service run there?", e);
    }
    return Tls.failure(server, e)
        .orElseGet(() ->
            new Unreachable(
                Why.NO_ANSWER,
                uri + " gave no whole answer: the connection was closed before its end",
                e));
  }

  static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
