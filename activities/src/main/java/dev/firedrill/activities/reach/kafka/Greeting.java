package dev.firedrill.activities.reach.kafka;

import dev.firedrill.activities.reach.AllAtOnce;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.Watched;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The first words with whatever listens at an address (ApiVersions, version 0). Kafka's own client
 * takes the first four bytes of any answer for its length, and takes that much memory for it: more
 * than 1 GiB for a web server's {@code HTTP}.
 */
record Greeting(Listener listener) {

  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final short API_VERSIONS = 18;
  private static final int NUMBER = 0x46697265;
  private static final short NO_CLIENT = -1;
  private static final int HEAD_BYTES = 10;
  private static final int MOST = 1 << 20;

  /** Those that do not answer as something else; it is {@link Unreachable} if all do. */
  static List<Listener> brokersAmong(List<Listener> listeners) throws Unreachable {
    List<Boolean> strange = AllAtOnce.ask(listeners, each -> new Greeting(each).isStrange());
    List<Listener> brokers = new ArrayList<>();
    for (int i = 0; i < listeners.size(); i++) {
      if (strange.get(i)) {
        Watched.by().notes(listeners.get(i) + " answers, and not as Kafka does");
      } else {
        brokers.add(listeners.get(i));
      }
    }
    if (brokers.isEmpty()) {
      throw new Unreachable(
          Why.NO_ANSWER,
          "what answers at " + listeners + " is no Kafka, or wants TLS: is the port right?");
    }
    return brokers;
  }

  /** Whether the answer is none of Kafka's; who says nothing is no stranger. */
  private boolean isStrange() {
    try (Socket socket = new Socket()) {
      int patience = (int) ANSWER.toMillis();
      socket.connect(new InetSocketAddress(listener.host(), listener.port()), patience);
      socket.setSoTimeout(patience);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(HEAD_BYTES);
      out.writeShort(API_VERSIONS);
      out.writeShort(0);
      out.writeInt(NUMBER);
      out.writeShort(NO_CLIENT);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int length = in.readInt();
      return length < Integer.BYTES || length > MOST || in.readInt() != NUMBER;
    } catch (IOException silent) {
      return false;
    }
  }
}
