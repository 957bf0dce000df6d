package dev.firedrill.activities.reach.s3;

import dev.firedrill.activities.reach.Chain;
import dev.firedrill.activities.reach.Tls;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks one server, seen by the witness.
 *
 * @param server the only one that is asked
 */
record Asking(URI server) {

  interface Question<T> {
    T ask();
  }

  <T> T of(String method, String path, Question<T> question) throws Unreachable, Refused {
    String address = server + path;
    Witness.Exchange seen = Watched.by().asked("", List.of(method, address), "");
    try {
      T answer = question.ask();
      seen.ended("done");
      return answer;
    } catch (AwsServiceException e) {
      Refused refused = refused(e);
      seen.ended(String.valueOf(refused.getMessage()));
      throw refused;
    } catch (SdkException e) {
      Unreachable unreachable = unreachable(address, e);
      seen.ended("no answer: " + unreachable.getMessage());
      throw unreachable;
    }
  }

  private static Refused refused(AwsServiceException e) {
    var details = e.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    String message = details == null ? null : details.errorMessage();
    return new Refused(
        e.statusCode(), code == null ? "no code" : code, message == null ? "" : message, e);
  }

  /** Why no answer came, as far as the causes tell. */
  Unreachable unreachable(String address, Exception e) {
    if (Chain.first(e, ConnectException.class).isPresent()) {
      return new Unreachable(
          Why.REFUSED,
          server.getAuthority() + " refuses connections: does the service run there?",
          e);
    }
    return Tls.failure(server.getAuthority(), e)
        .orElseGet(() ->
            new Unreachable(
                Why.NO_ANSWER, address + " gave no whole answer: " + e.getMessage(), e));
  }
}
