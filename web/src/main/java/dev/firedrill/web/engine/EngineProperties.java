package dev.firedrill.web.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which Temporal engine to work with.
 *
 * @param mode how the engine is had; by default external when there is an address, else managed
 * @param address the external engine's {@code host:port}
 * @param namespace the namespace of all workflows
 * @param retention how long the engine keeps a run that ended; the journal keeps it longer
 * @param tls the external engine's TLS
 * @param apiKey where the external engine's API key is kept, never the key itself
 * @param binary the {@code temporal-server} program to manage
 * @param releaseSha256 the checksum, in hex, of the official release archive for this machine;
 *     without one no release is downloaded
 */
@ConfigurationProperties(prefix = "firedrill.engine", ignoreUnknownFields = false)
public record EngineProperties(
    @Nullable Mode mode,
    @Nullable String address,
    @DefaultValue("firedrill") String namespace,
    @DefaultValue("30d") Duration retention,
    @DefaultValue Tls tls,
    @Nullable SecretReference apiKey,
    @Nullable Path binary,
    @Nullable String releaseSha256) {

  private static final Duration SHORTEST = Duration.ofDays(1);

  /** How the engine is had. */
  public enum Mode {
    /** A server that somebody else runs, at an address. */
    EXTERNAL,
    /** A server that this process starts, watches and ends, on a file in the data folder. */
    MANAGED,
    /** Temporal's test server in this process: what runs is lost when it ends. */
    IN_MEMORY
  }

  /**
   * TLS towards the external engine.
   *
   * @param enabled whether to use it; naming any file switches it on too
   * @param ca the certificates to trust, PEM; the system's without
   * @param certificate our certificate chain, PEM
   * @param key our private key, PKCS8 PEM
   * @param serverName the name that the server's certificate must carry
   */
  public record Tls(
      @DefaultValue("false") boolean enabled,
      @Nullable Path ca,
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable String serverName) {

    public Tls {
      if ((certificate == null) != (key == null)) {
        throw new IllegalArgumentException(
            "firedrill.engine.tls needs certificate and key together");
      }
      enabled = enabled || ca != null || certificate != null || serverName != null;
    }
  }

  /** How the engine is had, once the default is applied. */
  Mode kind() {
    return Objects.requireNonNull(mode);
  }

  public EngineProperties {
    if (address != null
        && !address.matches("[A-Za-z0-9_.-]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "firedrill.engine.address must be host:port, not '" + address + "'");
    }
    if (mode == null) {
      mode = address == null ? Mode.MANAGED : Mode.EXTERNAL;
    }
    if ((mode == Mode.EXTERNAL) != (address != null)) {
      throw new IllegalArgumentException(
          "firedrill.engine.address belongs to mode external, and only to it");
    }
    if (retention.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("firedrill.engine.retention must be a day or more");
    }
    if (releaseSha256 != null && !releaseSha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "firedrill.engine.release-sha256 must be 64 lower-case hex digits");
    }
  }
}
