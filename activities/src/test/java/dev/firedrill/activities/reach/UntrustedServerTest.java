package dev.firedrill.activities.reach;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.s3.Keys;
import dev.firedrill.activities.reach.s3.S3Reach;
import dev.firedrill.activities.reach.s3.Shelf;
import dev.firedrill.activities.reach.s3.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is told to a server whose certificate is vouched for by nobody that this Java trusts. */
class UntrustedServerTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  private SelfSigned server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = SelfSigned.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itIsAskedNothingOverHttpAndTheWordsSayWhatToDo() {
    try (HttpReach http = new HttpReach()) {
      isUntrusted(
          catchThrowableOfType(
              Unreachable.class, () -> http.send("POST", server.address(), "{}", SOON)));
    }
  }

  @Test
  void itIsAskedNothingAsAnObjectStore() {
    try (Store store = S3Reach.wire().open(server.address(), new Keys("who-asks", "secret"))) {
      isUntrusted(
          catchThrowableOfType(Unreachable.class, () -> store.put("canaries", "one", "sings")));
      isUntrusted(
          catchThrowableOfType(
              Unreachable.class, () -> store.call("POST", "/minio/admin/v3/heal/", "{}")));
    }
  }

  @Test
  void itIsGivenNoFileAndAskedForNone(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Keys keys = new Keys("who-asks", "secret");
    try (Shelf shelf = new Shelf(server.address(), keys, "snapshots")) {
      isUntrusted(catchThrowableOfType(Unreachable.class, () -> shelf.list("orders/")));
      isUntrusted(catchThrowableOfType(Unreachable.class, () -> shelf.look("one")));
      isUntrusted(catchThrowableOfType(Unreachable.class, () -> shelf.put("one", file, "00")));
      isUntrusted(
          catchThrowableOfType(
              Unreachable.class, () -> shelf.read("one", InputStream::readAllBytes)));
    }
  }

  private void isUntrusted(Unreachable failure) {
    assertThat(failure.why()).isEqualTo(Why.UNTRUSTED);
    assertThat(failure.mayHaveActed()).isFalse();
    assertThat(failure.isOnOurSide()).isTrue();
    assertThat(failure)
        .hasMessageStartingWith(server.address().getAuthority() + " is not trusted: ")
        .hasMessageContaining("keytool -importcert -cacerts");
    assertThat(server.asked()).isZero();
  }

  /** What is asked of it in the clear cannot have been understood, but who knows. */
  @Test
  void aServerThatIsNoHttpsIsToldApart() throws Exception {
    try (HttpReach http = new HttpReach();
        ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerInTheClear(plain));
      URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort());
      assertThat(catchThrowableOfType(Unreachable.class, () -> http.get(uri, SOON)))
          .hasMessageContaining(uri.getAuthority() + " broke the encrypted connection")
          .hasMessageEndingWith("is it https?");
    }
  }

  private static void answerInTheClear(ServerSocket plain) {
    try (Socket asker = plain.accept()) {
      asker.getInputStream().read();
      asker.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException gone) {
      // the asker left first
    }
  }
}
