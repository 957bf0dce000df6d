package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * HAProxy's runtime API (2.6). New clients are held by {@code disable frontend writer}. Not by
 * {@code set maxconn frontend writer 0}: taking that back with one client waiting aborts HAProxy
 * (haproxy/haproxy#2726, seen with 2.6.12). Nor by {@code set server … state maint}: {@code ready}
 * then lets clients reach every member until the next health check.
 */
final class HaproxySocket {

  private static final Duration SOON = Duration.ofMinutes(1);

  private final PatroniPlan plan;

  HaproxySocket(PatroniPlan plan) {
    this.plan = plan;
  }

  void letClientsIn() {
    ask("enable frontend writer");
  }

  /** {@code OPEN}, or {@code PAUSED} while new clients are refused. */
  String writerStatus() {
    // Who is late with a command is hung up on, and reads nothing.
    return Await.answer("the state of HAProxy", SOON, () -> writerStatus(ask("show stat")));
  }

  static String writerStatus(String csv) {
    List<String> lines = csv.lines().toList();
    int status = List.of(lines.getFirst().split(",")).indexOf("status");
    return lines.stream()
        .filter(line -> line.startsWith("writer,FRONTEND,"))
        .map(line -> line.split(",")[status])
        .findFirst()
        .orElseThrow(() -> new LabFailure("HAProxy has no frontend \"writer\""));
  }

  private String ask(String command) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(plan.socket()))) {
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new LabFailure("HAProxy does not answer at " + plan.socket(), e);
    }
  }
}
