package dev.firedrill.activities.reach.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.Witness;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** One open SSH session. */
final class Connection implements AutoCloseable {

  private static final int KEEPALIVE_MILLIS = 3_000;
  private static final int KEEPALIVES_UNANSWERED = 5;
  private static final long BETWEEN_CHECKS_NANOS = Duration.ofMillis(2).toNanos();

  private final Session session;
  private final Wire wire;
  private final LastWords said;

  private Connection(Session session, Wire wire, LastWords said) {
    this.session = session;
    this.wire = wire;
    this.said = said;
  }

  static Connection open(SshHost host, SshKeys keys, byte[] privateKey, Duration within)
      throws Unreachable {
    Wire wire = new Wire(within);
    Session session = null;
    try (Watchdog watchdog = Watchdog.cutting(wire, within)) {
      session = prepare(host, keys, privateKey);
      session.setSocketFactory(wire);
      LastWords said = new LastWords();
      session.setLogger(said);
      session.connect(watchdog.millisLeft());
      return new Connection(session, wire, said);
    } catch (JSchException e) {
      wire.cut();
      throw Causes.of(e, host, keys, session, wire.wasConnected());
    } finally {
      Arrays.fill(privateKey, (byte) 0);
    }
  }

  private static Session prepare(SshHost host, SshKeys keys, byte[] privateKey)
      throws JSchException, Unreachable {
    JSch jsch = new JSch();
    // From a stream, not by name: so that nothing can write to the file.
    try (InputStream pinned = Files.newInputStream(keys.knownHosts())) {
      jsch.setKnownHosts(pinned);
    } catch (IOException e) {
      String told = "cannot read the pinned host keys in " + keys.knownHosts();
      throw new Unreachable(Why.NOT_SET_UP, told, e);
    }
    try {
      jsch.addIdentity(keys.privateKey(), privateKey, null, null);
    } catch (JSchException e) {
      String told = keys.privateKey() + " is no private key without a passphrase";
      throw new Unreachable(Why.NOT_SET_UP, told, e);
    }
    Session session = jsch.getSession(host.user(), host.address(), host.port());
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey");
    session.setServerAliveInterval(KEEPALIVE_MILLIS);
    session.setServerAliveCountMax(KEEPALIVES_UNANSWERED);
    session.setDaemonThread(true);
    return session;
  }

  Result run(byte[] commandLine, String stdin, Duration within, Witness.Exchange seen)
      throws Unreachable {
    ChannelExec channel = channel();
    Capped out = new Capped(seen::out);
    Capped err = new Capped(seen::err);
    channel.setCommand(commandLine);
    channel.setInputStream(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
    channel.setOutputStream(out);
    channel.setErrStream(err);
    String unseen;
    try (Watchdog watchdog = Watchdog.cutting(wire, within)) {
      channel.connect(watchdog.millisLeft());
      awaitEnd(channel);
      unseen = unseen(channel, watchdog);
    } catch (JSchException e) {
      unseen = "SSH: " + e.getMessage();
    }
    return unseen.isEmpty()
        ? new Result(channel.getExitStatus(), out.text(), err.text())
        : new Result(Result.UNKNOWN, out.text(), err.text(), unseen);
  }

  private ChannelExec channel() throws Unreachable {
    try {
      return (ChannelExec) session.openChannel("exec");
    } catch (JSchException e) {
      throw new Unreachable(Why.NO_ROUTE, "the connection ended before a command was sent", e);
    }
  }

  /** Ends when the command did, when the connection is cut, or when this thread is interrupted. */
  private void awaitEnd(ChannelExec channel) {
    while (!channel.isClosed()
        && session.isConnected()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(BETWEEN_CHECKS_NANOS);
    }
  }

  /** Why no exit status was seen, in words; nothing where one was. */
  private String unseen(ChannelExec channel, Watchdog watchdog) {
    if (channel.isClosed() && channel.getExitStatus() != Result.UNKNOWN) {
      return "";
    }
    if (channel.getExitSignal() != null) {
      return "ended by SIG" + channel.getExitSignal();
    }
    if (watchdog.hasCut()) {
      return "its time was over, and it may still run";
    }
    return Thread.currentThread().isInterrupted()
        ? "the wait for it was interrupted, and it may still run"
        : "the connection was lost" + said.why() + ", and it may still run";
  }

  @Override
  public void close() {
    session.disconnect();
    wire.cut();
  }
}
