package dev.firedrill.activities.vault;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.workflows.vault.NodeView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** A scratch place, and the one node that runs there. */
final class ScratchHost {

  private static final Duration COMMAND = Duration.ofSeconds(90);
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String ONE_SHARE = "{\"secret_shares\":1,\"secret_threshold\":1}";

  private final ScratchSettings settings;
  private final Host host;
  private final NodeRest rest;

  ScratchHost(ScratchSettings settings, Host host, NodeRest rest) {
    this.settings = settings;
    this.host = host;
    this.rest = rest;
  }

  NodeView look() {
    return rest.look(settings.node());
  }

  /** Ends what runs there, and removes what it has stored. */
  void discard() throws IOException {
    run(settings.stop());
    run(settings.remove());
  }

  /**
   * Starts a new node and has it restore a snapshot. Its own key and token are drawn for that, and
   * forgotten at its end: the snapshot brings those of its cluster.
   */
  void restore(Path snapshot) throws Exception {
    discard();
    start();
    String token = setUp();
    require("the new node leads itself", () -> look().isActive());
    Effect.requireStillMine();
    if (rest.restore(settings.node(), token, snapshot)
        .succeeded()) { // which Vault says before it has done it
      require("the node has sealed itself", () -> look().waitsForShares());
      run(settings.stop());
      start(); // or it would wait for as many shares as its own key had
    }
  }

  /** Gives the new node a key of one share, enters that, and returns its token. */
  private String setUp() throws IOException {
    Effect.requireStillMine();
    Answer init = rest.init(settings.node(), ONE_SHARE);
    if (!init.succeeded()) {
      throw new IllegalStateException(
          "the new node answered %d to its init".formatted(init.status()));
    }
    String share = init.json().path("keys_base64").path(0).asString("");
    rest.enter(settings.node(), ShareForm.body(share.toCharArray()));
    return init.json().path("root_token").asString("");
  }

  private void start() throws Exception {
    run(settings.start());
    require("the node answers", () -> look().answers());
  }

  private static void require(String what, Callable<Boolean> condition) throws Exception {
    if (!Patience.isSo(SOON, condition)) {
      throw new IllegalStateException("not within two minutes: " + what);
    }
  }

  private void run(List<String> command) throws IOException {
    Effect.requireStillMine();
    host.need(host.run(COMMAND, command));
  }
}
