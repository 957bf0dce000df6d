package dev.firedrill.activities.reach.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** The socket below a session, kept at hand so that it can be cut in any state of the session. */
final class Wire implements SocketFactory {

  private final Socket socket = new Socket();
  private final Duration connecting;

  Wire(Duration connecting) {
    this.connecting = connecting;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(host, port), (int) Math.max(1, connecting.toMillis()));
    return socket;
  }

  @Override
  public InputStream getInputStream(Socket connected) throws IOException {
    return connected.getInputStream();
  }

  @Override
  public OutputStream getOutputStream(Socket connected) throws IOException {
    return connected.getOutputStream();
  }

  boolean wasConnected() {
    return socket.isConnected();
  }

  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
