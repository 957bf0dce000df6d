package dev.firedrill.activities.reach;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that speaks no protocol: it takes every connection and says the same to each, once. */
public final class OddServer implements AutoCloseable {

  private final ServerSocket socket;
  private final String says;
  private final boolean hangsUp;
  private final List<Socket> taken = new CopyOnWriteArrayList<>();

  private OddServer(String says, boolean hangsUp) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.says = says;
    this.hangsUp = hangsUp;
    Thread.ofVirtual().start(this::serve);
  }

  /** One that says nothing and keeps every connection open. */
  public static OddServer mute() throws IOException {
    return new OddServer("", false);
  }

  /** One that says this, each character a byte, once it was asked something, and hangs up. */
  public static OddServer saying(String words) throws IOException {
    return new OddServer(words, true);
  }

  /** One that says this, as the other, and then nothing more. */
  public static OddServer stallingAfter(String words) throws IOException {
    return new OddServer(words, false);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = socket.accept();
        taken.add(client);
        if (!says.isEmpty()) {
          Thread.ofVirtual().start(() -> answer(client));
        }
      }
    } catch (IOException closed) {
      return; // the test is over
    }
  }

  private void answer(Socket client) {
    try (client) {
      client.getInputStream().read(new byte[1 << 16]);
      client.getOutputStream().write(says.getBytes(ISO_8859_1));
      if (hangsUp) {
        client.shutdownOutput();
      }
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      return; // whoever asked has hung up first
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : taken) {
      each.close();
    }
  }
}
