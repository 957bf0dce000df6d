package dev.firedrill.activities.reach;

import dev.firedrill.activities.reach.Unreachable.Why;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an encrypted connection failed of, as far as the causes tell. */
public final class Tls {

  private Tls() {}

  /**
   * The failure if it was one of TLS. Of one of the server's certificate nothing has been asked:
   * the handshake was not over.
   *
   * @param server as people write it, host and port
   */
  public static Optional<Unreachable> failure(String server, Throwable e) {
    return Chain.first(e, SSLException.class).map(tls -> failure(server, tls, e));
  }

  private static Unreachable failure(String server, SSLException tls, Throwable e) {
    boolean ofCertificate =
        tls instanceof SSLHandshakeException
            && Chain.first(e, GeneralSecurityException.class).isPresent();
    if (ofCertificate || tls instanceof SSLPeerUnverifiedException) {
      return new Unreachable(Why.UNTRUSTED, untrusted(server, tls), e);
    }
    return new Unreachable(
        Why.NO_ANSWER,
        server + " broke the encrypted connection: " + tls.getMessage() + "; is it https?",
        e);
  }

  private static String untrusted(String server, Throwable cause) {
    return server
        + " is not trusted: "
        + cause.getMessage()
        + ". If it is the right one, have the JDK that runs Firedrill trust its authority"
        + " (keytool -importcert -cacerts), and restart Firedrill";
  }
}
