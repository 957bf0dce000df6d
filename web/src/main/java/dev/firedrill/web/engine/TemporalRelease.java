package dev.firedrill.web.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An official release archive of Temporal and the SHA-256 that it must have. Without a known
 * checksum nothing is downloaded.
 */
record TemporalRelease(URI archive, String sha256) {

  private static final Logger LOG = LoggerFactory.getLogger(TemporalRelease.class);
  private static final String CHECKSUMS = "temporal-release-checksums.properties";

  /** The release for this machine, if its checksum is configured or known. */
  static Optional<TemporalRelease> ofThisMachine(@Nullable String configured) {
    String platform = platform();
    String sha256 = configured == null ? known().getProperty(platform, "") : configured;
    if (sha256.isBlank()) {
      LOG.info(
          "No checksum is known for the engine's release for {}: none is downloaded", platform);
      return Optional.empty();
    }
    return Optional.of(new TemporalRelease(address(platform), sha256));
  }

  private static URI address(String platform) {
    return URI.create(
        "https://github.com/temporalio/temporal/releases/download/v%1$s/temporal_%1$s_%2$s.tar.gz"
            .formatted(TemporalBinary.WANTED, platform));
  }

  private static Properties known() {
    Properties known = new Properties();
    try (InputStream in = TemporalRelease.class.getResourceAsStream(CHECKSUMS)) {
      if (in != null) {
        known.load(in);
      }
    } catch (IOException e) {
      LOG.warn("The list of checksums can't be read", e);
    }
    return known;
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").startsWith("Mac") ? "darwin" : "linux";
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return os + "_" + (arch.equals("aarch64") ? "arm64" : "amd64");
  }

  /** Downloads the archive and puts its program at the target; empty when it can't be reached. */
  Optional<Path> into(Path target) {
    try {
      return Progress.during("Downloading the engine", () -> Optional.of(fetch(target)));
    } catch (StartRefused e) {
      throw e;
    } catch (Exception e) {
      LOG.warn("The engine's release can't be downloaded from {}: {}", archive, e.toString());
      return Optional.empty();
    }
  }

  private Path fetch(Path target) throws IOException, InterruptedException {
    Files.createDirectories(target.resolveSibling(""));
    Path packed = Files.createTempFile(target.resolveSibling(""), "release", ".tar.gz");
    try {
      String found = download(packed);
      if (!found.equals(sha256)) {
        throw new StartRefused(
            ExitCode.NO_ENGINE,
            "The archive at %s has the checksum %s and should have %s: it is not used."
                .formatted(archive, found, sha256));
      }
      return unpack(packed, target);
    } finally {
      Files.deleteIfExists(packed);
    }
  }

  private String download(Path packed) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(archive).timeout(Duration.ofMinutes(5)).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode());
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream body = new DigestInputStream(answer.body(), digest)) {
        Files.copy(body, packed, StandardCopyOption.REPLACE_EXISTING);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path unpack(Path packed, Path target) throws IOException {
    try (InputStream in = Files.newInputStream(packed);
        TarArchiveInputStream files = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        if (file.getName().equals("temporal-server")) {
          Path fresh = target.resolveSibling("temporal-server.new");
          Files.copy(files, fresh, StandardCopyOption.REPLACE_EXISTING);
          Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
          return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    throw new IOException("there is no temporal-server in the archive");
  }
}
