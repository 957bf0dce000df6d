package dev.firedrill.activities.vault;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.HttpReach;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What unseals nodes by itself (auto-unseal), asked whether it could. */
final class KeyServer {

  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final int SERVER_ERROR = 500;

  private final HttpReach http;

  KeyServer(HttpReach http) {
    this.http = http;
  }

  /**
   * Why no node can be unsealed by it now; empty when there is none, or nothing speaks against it:
   * whether it lets a node in, only the node finds out. A Vault that is sealed itself, or never was
   * initialized, answers with 503 or 501 (Vault's API, sys/health).
   */
  String trouble(Optional<URI> server) {
    if (server.isEmpty()) {
      return "";
    }
    try {
      Answer answer = http.get(server.get(), LONGEST);
      return answer.status() < SERVER_ERROR
          ? ""
          : server.get().getAuthority()
              + " is not ready: it answers with status "
              + answer.status();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
