package dev.firedrill.web.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an external engine can't be used, in words that say which setting may put it right. */
final class EngineTrouble {

  /** A word of the failure or of one of its causes, and what it means. */
  private record Sign(String word, String meaning) {}

  private static final String ENDS_AT_ONCE =
      "it ends the connection at once; perhaps it wants TLS: firedrill.engine.tls.enabled";

  /** The most telling first. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              "PKIX path building failed",
              "no authority that is trusted here vouches for its certificate: name the one that does"
                  + " as firedrill.engine.tls.ca"),
          new Sign("CertificateExpired", "its certificate has expired"),
          new Sign("PKIX path validation failed", "its certificate is not valid"),
          new Sign(
              "No subject alternative",
              "its certificate is for another name: set firedrill.engine.tls.server-name"),
          new Sign(
              "No name matching",
              "its certificate is for another name: set firedrill.engine.tls.server-name"),
          new Sign("NotSslRecord", "it does not speak TLS: leave firedrill.engine.tls out"),
          new Sign(
              "CERTIFICATE_REQUIRED",
              "it wants a client certificate: set firedrill.engine.tls.certificate and .key"),
          new Sign(
              "TLSV1_ALERT_UNKNOWN_CA",
              "it does not trust our certificate: check firedrill.engine.tls.certificate"),
          new Sign("UnknownHost", "there is no such host"),
          new Sign("Connection refused", "nobody listens there"),
          // Which of these it is depends on how far we had got when it ended the connection.
          new Sign("Network closed for unknown reason", ENDS_AT_ONCE),
          new Sign("Connection reset", ENDS_AT_ONCE),
          new Sign("Broken pipe", ENDS_AT_ONCE),
          new Sign("ClosedChannelException", ENDS_AT_ONCE));

  private EngineTrouble() {}

  /** The sentence for this failure of a call. */
  static String sentence(String address, StatusRuntimeException failure) {
    return "The engine at %s can't be used: %s.".formatted(address, meaning(failure));
  }

  private static String meaning(StatusRuntimeException failure) {
    String said =
        Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
            .map(Throwable::toString)
            .collect(Collectors.joining("\n"));
    return SIGNS.stream()
        .filter(sign -> said.contains(sign.word()))
        .map(Sign::meaning)
        .findFirst()
        .orElseGet(() -> meaning(failure.getStatus()));
  }

  private static String meaning(Status status) {
    return switch (status.getCode()) {
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          "it does not let us in: check firedrill.engine.api-key, or the client certificate";
      case DEADLINE_EXCEEDED -> "it did not answer in time";
      default -> status.getCode() + " " + String.valueOf(status.getDescription()).strip();
    };
  }
}
