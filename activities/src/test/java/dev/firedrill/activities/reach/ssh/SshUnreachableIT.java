package dev.firedrill.activities.reach.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshUnreachableIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static TestSshd sshd;

  @BeforeAll
  static void start() throws IOException {
    sshd = TestSshd.start(folder);
    Files.writeString(folder.resolve("garbage"), "no key");
  }

  @AfterAll
  static void stop() {
    sshd.close();
  }

  private static Unreachable refusal(Shell shell, SshHost host, Duration within) {
    Unreachable refusal =
        catchThrowableOfType(Unreachable.class, () -> shell.run(host, List.of("true"), "", within));
    assertThat(refusal).isNotNull();
    assertThat(refusal.mayHaveActed()).isFalse();
    return refusal;
  }

  /** One that tells more than that the machine was busy. */
  private static Unreachable refusal(Shell shell, SshHost host) {
    return Await.seen(
        "a refusal in time",
        Duration.ofMinutes(3),
        () -> refusal(shell, host, PATIENCE),
        each -> each.why() != Why.TIMEOUT);
  }

  private static Unreachable refusal(String known, String key) {
    return refusal(sshd.shell(known, key), sshd.host());
  }

  @Test
  void aHostKeyThatIsNotPinnedIsRefusedWithItsFingerprint() throws IOException {
    Unreachable refusal = refusal("empty", "user");
    assertThat(refusal.why()).isEqualTo(Why.UNKNOWN_HOST_KEY);
    assertThat(refusal).hasMessageContaining("ssh-ed25519 SHA256:").hasMessageContaining("pinned");
    assertThat(folder.resolve("empty")).as("nothing is trusted on first use").isEmptyFile();
  }

  @Test
  void aChangedHostKeyIsRefused() {
    Unreachable refusal = refusal("other", "user");
    assertThat(refusal.why()).isEqualTo(Why.CHANGED_HOST_KEY);
    assertThat(refusal).hasMessageContaining("another host key");
  }

  @Test
  void aKeyThatIsNotAuthorizedIsSaidToBe() {
    Unreachable refusal = refusal("known", "stranger");
    assertThat(refusal.why()).isEqualTo(Why.AUTHENTICATION);
    assertThat(refusal).hasMessageContaining("authorized_keys");
  }

  @Test
  void whatIsMissingHereIsNamed() {
    assertThat(refusal("nowhere", "user").why()).isEqualTo(Why.NOT_SET_UP);
    assertThat(refusal("known", "nowhere"))
        .hasMessageContaining("the SSH key: cannot read")
        .extracting(Unreachable::why)
        .isEqualTo(Why.NOT_SET_UP);
    assertThat(refusal("known", "garbage")).hasMessageContaining("no private key");
  }

  @Test
  void aServerWithOldAlgorithmsOnlyIsSaidToBe(@TempDir Path old) throws IOException {
    try (TestSshd weak = TestSshd.start(old, "Ciphers aes128-cbc")) {
      Unreachable refusal = refusal(weak.shell(), weak.host());
      assertThat(refusal.why()).isEqualTo(Why.NOT_SET_UP);
      assertThat(refusal).hasMessageContaining("speaks no SSH algorithm that is safe enough");
    }
  }

  @Test
  void nothingListensThere() throws IOException {
    SshHost nobody = new SshHost("somebody", "127.0.0.1", Ports.free("127.0.0.1"));
    assertThat(refusal(sshd.shell(), nobody).why()).isEqualTo(Why.REFUSED);
  }

  @Test
  void aNameWithoutAnAddressIsSaidToBe() {
    SshHost nowhere = new SshHost("somebody", "nowhere.invalid", 22);
    assertThat(refusal(sshd.shell(), nowhere).why()).isEqualTo(Why.NO_ROUTE);
  }

  @Test
  void aServerThatTakesTheConnectionAndSaysNothingIsBounded() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      bounded(silent.getLocalPort());
    }
  }

  @Test
  void aServerThatDripsItsGreetingIsBounded() throws IOException {
    try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(dripping));
      bounded(dripping.getLocalPort());
    }
  }

  private static void bounded(int port) {
    long began = System.nanoTime();
    SshHost host = new SshHost("somebody", "127.0.0.1", port);
    assertThat(refusal(sshd.shell(), host, Duration.ofSeconds(1)).why()).isEqualTo(Why.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
  }

  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      while (true) {
        out.write("half a greeting\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    } catch (IOException cut) {
      return; // the shell gave up, as it should
    }
  }
}
