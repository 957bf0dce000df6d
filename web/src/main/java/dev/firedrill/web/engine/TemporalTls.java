package dev.firedrill.web.engine;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import javax.net.ssl.SSLException;

/** The TLS side of a connection to Temporal. */
final class TemporalTls {

  private TemporalTls() {}

  /**
   * Trusts the configured authority, or the system's, and shows our certificate if there is one.
   */
  static SslContext context(EngineProperties.Tls tls) {
    try {
      SslContextBuilder context = GrpcSslContexts.forClient();
      if (tls.ca() != null) {
        context.trustManager(tls.ca().toFile());
      }
      if (tls.certificate() != null && tls.key() != null) {
        File chain = tls.certificate().toFile();
        context.keyManager(chain, tls.key().toFile());
      }
      return context.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new StartRefused(
          ExitCode.USAGE, "firedrill.engine.tls can't be used: " + e.getMessage(), e);
    }
  }
}
