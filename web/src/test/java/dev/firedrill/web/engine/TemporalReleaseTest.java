package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalReleaseTest {

  @TempDir Path temporary;
  private byte[] archive = new byte[0];
  private HttpServer site = site();

  @BeforeEach
  void publish() throws IOException {
    archive = tarGz("temporal-server", "the program");
    site.createContext(
        "/release.tar.gz",
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    site.start();
  }

  @AfterEach
  void close() {
    site.stop(0);
  }

  @Test
  void theProgramIsTakenFromTheArchiveThatHasTheChecksum() throws Exception {
    Path target = temporary.resolve("cache/temporal-server");
    assertThat(new TemporalRelease(address("release.tar.gz"), sha256()).into(target))
        .contains(target);
    assertThat(target).hasContent("the program").isExecutable();
  }

  @Test
  void anotherArchiveIsNotUsed() throws Exception {
    Path target = temporary.resolve("temporal-server");
    TemporalRelease release = new TemporalRelease(address("release.tar.gz"), "0".repeat(64));
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> release.into(target))
        .withMessageContaining("it is not used");
    try (var left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aSiteThatCanNotBeReachedIsNoError() throws Exception {
    Path target = temporary.resolve("temporal-server");
    assertThat(new TemporalRelease(address("missing"), sha256()).into(target)).isEmpty();
  }

  @Test
  void withoutAChecksumNothingIsDownloaded() {
    assertThat(TemporalRelease.ofThisMachine(null)).isEmpty();
    assertThat(TemporalRelease.ofThisMachine("a".repeat(64)))
        .hasValueSatisfying(
            release -> assertThat(release.archive()).hasHost("github.com").hasScheme("https"));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/" + path);
  }

  private String sha256() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
  }

  private static HttpServer site() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] tarGz(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      byte[] data = content.getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(data.length);
      tar.putArchiveEntry(entry);
      tar.write(data);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
