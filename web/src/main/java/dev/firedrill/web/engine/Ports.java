package dev.firedrill.web.engine;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Loopback ports, chosen once and remembered by name in the data folder. */
final class Ports {

  private static final String FILE = "ports.properties";

  private final Path file;
  private final Properties remembered = new Properties();

  Ports(DataFolder folder) {
    this.file = folder.root().resolve(FILE);
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
    if (port == 0 || !isFree(InetAddress.getLoopbackAddress(), port)) {
      port = newPort();
      remembered.setProperty(name, String.valueOf(port));
      save();
    }
    return port;
  }

  /** Whether this address and port can be listened on now. */
  static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int newPort() {
    int port;
    do {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } while (remembered.containsValue(String.valueOf(port)));
    return port;
  }

  private void save() {
    try (Writer writer = Files.newBufferedWriter(file)) {
      remembered.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
