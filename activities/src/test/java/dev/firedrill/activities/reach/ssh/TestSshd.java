package dev.firedrill.activities.reach.ssh;

import dev.firedrill.lab.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real sshd on loopback with keys of its own; only the key it made itself may enter. */
public final class TestSshd implements AutoCloseable {

  private static final Duration TO_START = Duration.ofMinutes(1);

  private final Path folder;
  private final Process server;
  private final int port;

  private TestSshd(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  public static TestSshd start(Path folder, String... more) throws IOException {
    int port = Ports.free("127.0.0.1");
    generate(folder.resolve("host"));
    generate(folder.resolve("user"));
    generate(folder.resolve("stranger"));
    certify(folder);
    Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
    pin(folder.resolve("known"), port, folder.resolve("host.pub"));
    pin(folder.resolve("other"), port, folder.resolve("stranger.pub"));
    Files.writeString(
        folder.resolve("vouched"),
        "@cert-authority [127.0.0.1]:%d %s"
            .formatted(port, Files.readString(folder.resolve("authority.pub"))));
    Files.writeString(folder.resolve("empty"), "");
    Files.writeString(
        folder.resolve("sshd_config"), // The first line about a thing is the one that holds.
        String.join("\n", more) + "\n" + configuration(folder, port));
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd")); // sshd separates privileges there
    }
    Process server =
        new ProcessBuilder("/usr/sbin/sshd", "-D", "-f", folder.resolve("sshd_config").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sshd.log").toFile())
            .start();
    awaitListening(server, port, folder.resolve("sshd.log"));
    return new TestSshd(folder, server, port);
  }

  private static String configuration(Path folder, int port) {
    return String.join(
        "\n",
        "ListenAddress 127.0.0.1:" + port,
        "HostKey " + folder.resolve("host"),
        "HostCertificate " + folder.resolve("host-cert.pub"),
        "AuthorizedKeysFile " + folder.resolve("authorized"),
        "StrictModes no",
        "UsePAM no",
        "PermitRootLogin yes",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "PidFile none",
        "");
  }

  public SshHost host() {
    return host(System.getProperty("user.name"));
  }

  /** The same server, entered as somebody else. */
  public SshHost host(String user) {
    return new SshHost(user, "127.0.0.1", port);
  }

  /** A shell with the file of pinned keys and the private key of these names. */
  Shell shell(String known, String key) {
    return new SshShell(
        new SshKeys(folder.resolve(known), "file:" + folder.resolve(key)),
        reference -> read(Path.of(reference.substring("file:".length()))));
  }

  public Shell shell() {
    return shell("known", "user");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void generate(Path key) throws IOException {
    keygen("-t", "ed25519", "-N", "", "-C", "test", "-f", key.toString());
  }

  /** Has an authority vouch for the host's key. */
  private static void certify(Path folder) throws IOException {
    generate(folder.resolve("authority"));
    String authority = folder.resolve("authority").toString();
    String host = folder.resolve("host.pub").toString();
    keygen("-s", authority, "-I", "test", "-h", "-n", "127.0.0.1", host);
  }

  private static void keygen(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q"));
    command.addAll(List.of(arguments));
    Process made = new ProcessBuilder(command).inheritIO().start();
    try {
      if (made.waitFor() != 0) {
        throw new IOException("ssh-keygen failed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void pin(Path known, int port, Path key) throws IOException {
    Files.writeString(known, "[127.0.0.1]:" + port + " " + Files.readString(key));
  }

  private static void awaitListening(Process server, int port, Path log) throws IOException {
    long deadline = System.nanoTime() + TO_START.toNanos();
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        if (!server.isAlive() || System.nanoTime() > deadline) {
          throw new IOException("sshd does not listen: " + Files.readString(log), notYet);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
