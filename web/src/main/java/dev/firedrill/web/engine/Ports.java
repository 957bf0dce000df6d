package dev.firedrill.web.engine;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loopback ports, chosen once and remembered by name in the data folder. They lie below the range
 * from which a kernel gives ports to clients (32768 on Linux, 49152 elsewhere): while a part is
 * down, its own clients' attempts to reach it could be given the very port that it has to return
 * to.
 *
 * <p>What is to listen on a port does so seconds after it was chosen. Until then, and as long as
 * this process lives, the same number of UDP, which nobody here speaks, is held as a claim: so no
 * other Firedrill that starts on this machine meanwhile chooses it, too.
 */
final class Ports {

  private static final String FILE = "ports.properties";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 20_999;
  private static final Map<Integer, DatagramSocket> CLAIMS = new ConcurrentHashMap<>();

  private final Path file;
  private final Properties remembered = new Properties();

  Ports(DataFolder folder) {
    this(folder.root());
  }

  private Ports(Path root) {
    this.file = root.resolve(FILE);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        remembered.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The port of this name: the remembered one, or a new one when somebody else took it. */
  synchronized int of(String name) {
    int port = Integer.parseInt(remembered.getProperty(name, "0"));
    if (port == 0 || port > HIGHEST || !isOurs(port)) {
      port = newPort();
      remembered.setProperty(name, String.valueOf(port));
      save();
    }
    return port;
  }

  /** The port of this name in a data folder that another process uses; 0 if it has none. */
  static int remembered(Path root, String name) {
    return Integer.parseInt(new Ports(root).remembered.getProperty(name, "0"));
  }

  /** Whether this address and port can be listened on now. */
  static boolean isFree(InetAddress address, int port) {
    try {
      listen(address, port);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Listens for a moment; the failure says why it can't be done. */
  static void listen(InetAddress address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    }
  }

  private int newPort() {
    int port;
    do {
      port = draw();
    } while (remembered.containsValue(String.valueOf(port)));
    return port;
  }

  /** A port that nobody listens on now, nor has chosen; nobody else is given it. */
  static int draw() {
    return RANDOM
        .ints(LOWEST, HIGHEST + 1)
        .limit(HIGHEST - LOWEST)
        .filter(port -> isFree(InetAddress.getLoopbackAddress(), port) && claims(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no port is free on loopback"));
  }

  /** Whether nobody listens on the port, and it was chosen here or by nobody. */
  private static boolean isOurs(int port) {
    return isFree(InetAddress.getLoopbackAddress(), port)
        && (CLAIMS.containsKey(port) || claims(port));
  }

  /** Claims the port; false when it is claimed already, here or elsewhere. */
  private static boolean claims(int port) {
    try {
      InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      CLAIMS.put(port, new DatagramSocket(place));
      return true;
    } catch (SocketException taken) {
      return false;
    }
  }

  private void save() {
    try (Writer writer = Files.newBufferedWriter(file)) {
      remembered.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
