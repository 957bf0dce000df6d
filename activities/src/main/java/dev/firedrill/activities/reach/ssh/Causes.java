package dev.firedrill.activities.reach.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.Session;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Why a session could not be opened, told apart, each with what to do. */
final class Causes {

  private Causes() {}

  static Unreachable of(
      JSchException e, SshHost host, SshKeys keys, @Nullable Session session, boolean connected) {
    if (e instanceof JSchHostKeyException) {
      return hostKey(e, host, keys, session);
    }
    if (e instanceof JSchAlgoNegoFailException) {
      String told = host.endpoint() + " speaks no SSH algorithm that is safe enough: ";
      return new Unreachable(Why.NOT_SET_UP, told + e.getMessage(), e);
    }
    if (String.valueOf(e.getMessage()).startsWith("Auth ")) {
      return new Unreachable(Why.AUTHENTICATION, notAccepted(host, keys), e);
    }
    return connected ? silent(e, host) : notConnected(e, host);
  }

  private static String notAccepted(SshHost host, SshKeys keys) {
    return "%s does not accept the key %s: is its public half in the authorized_keys of %s, and is the account not locked?"
        .formatted(host.endpoint(), keys.privateKey(), host.user());
  }

  private static Unreachable hostKey(
      JSchException e, SshHost host, SshKeys keys, @Nullable Session session) {
    String shown = session == null ? "no key" : fingerprint(session.getHostKey());
    boolean changed =
        e instanceof JSchChangedHostKeyException || e instanceof JSchRevokedHostKeyException;
    String told =
        changed
            ? "%s shows another host key (%s) than the one pinned in %s: somebody may stand in between. Only if the host was set up anew, pin its new key."
                .formatted(host.endpoint(), shown, keys.knownHosts())
            : "the host key of %s (%s) is not pinned in %s: compare it with ssh-keygen -l on the host itself, then add it."
                .formatted(host.endpoint(), shown, keys.knownHosts());
    return new Unreachable(changed ? Why.CHANGED_HOST_KEY : Why.UNKNOWN_HOST_KEY, told, e);
  }

  private static String fingerprint(@Nullable HostKey key) {
    return key == null ? "not seen" : key.getType() + " " + key.getFingerPrint(new JSch());
  }

  private static Unreachable silent(JSchException e, SshHost host) {
    return new Unreachable(
        Why.TIMEOUT,
        host.endpoint()
            + " took the connection but did not finish the SSH handshake: is it sshd that listens"
            + " there, and is it alive?",
        e);
  }

  private static Unreachable notConnected(JSchException e, SshHost host) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnknownHostException) {
      return new Unreachable(
          Why.NO_ROUTE, host.address() + " has no address: is the name right?", e);
    }
    if (cause instanceof NoRouteToHostException) {
      return new Unreachable(Why.NO_ROUTE, "no route to " + host.endpoint(), e);
    }
    if (cause instanceof ConnectException) {
      return new Unreachable(
          Why.REFUSED, host.endpoint() + " refuses connections: does sshd run there?", e);
    }
    return new Unreachable(Why.TIMEOUT, host.endpoint() + " did not answer in time", e);
  }
}
