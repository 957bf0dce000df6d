package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.s3.Shelf;
import dev.firedrill.workflows.vault.NodeView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One node's API (Vault 1.21.0; OpenBao has the same calls). */
final class NodeRest {

  private static final Duration LOOK = Duration.ofSeconds(4);

  /** The last share decrypts and reads the raft store before it is answered. */
  private static final Duration SHARE = Duration.ofSeconds(10);

  /** A new node's storage is on disk before it answers. */
  private static final Duration INIT = Duration.ofMinutes(1);

  /** With what the store takes, within the time of a verb that does both. */
  private static final Duration SNAPSHOT = Duration.ofMinutes(20);

  private static final String TOKEN = "X-Vault-Token";

  private final HttpReach http;

  NodeRest(HttpReach http) {
    this.http = http;
  }

  /** What the node says of itself; its silence is an answer too. */
  NodeView look(VaultSettings.Node node) {
    try {
      Answer sealed = http.get(at(node, "sys/seal-status"), LOOK);
      if (!sealed.succeeded()) {
        return NodeView.silent(node.name(), "its seal status has status " + sealed.status());
      }
      int health = http.get(at(node, "sys/health"), LOOK).status();
      return view(node.name(), sealed.json(), health);
    } catch (IOException e) {
      return NodeView.silent(node.name(), String.valueOf(e.getMessage()));
    }
  }

  /** The first of these nodes that leads by its own word; what another says of it may be old. */
  Optional<VaultSettings.Node> active(List<VaultSettings.Node> nodes) {
    return nodes.stream().filter(node -> look(node).isActive()).findFirst();
  }

  static NodeView view(String name, JsonNode status, int health) {
    if (!status.path("sealed").isBoolean() || !status.path("initialized").isBoolean()) {
      return NodeView.silent(name, "what answers there is no Vault");
    }
    return new NodeView(
        name,
        "",
        health,
        status.path("initialized").asBoolean(),
        status.path("sealed").asBoolean(),
        status.path("type").asString("unknown"),
        status.path("t").asInt(0),
        status.path("n").asInt(0),
        status.path("progress").asInt(0),
        status.path("nonce").asString(""));
  }

  /** The answer to a question that needs a token. */
  Answer read(VaultSettings.Node node, String path, String token) throws Unreachable, Garbled {
    return http.getUnseen(at(node, path), TOKEN, token, LOOK);
  }

  /**
   * The status of the answer to a request for a snapshot, which is written over this file; one that
   * could not be kept, since it is larger than {@link Shelf#MOST}, is not read to its end.
   */
  int snapshot(VaultSettings.Node node, String token, Path into) throws Unreachable, Garbled {
    return http.downloadUnseen(
        at(node, "sys/storage/raft/snapshot"), TOKEN, token, into, Shelf.MOST, SNAPSHOT);
  }

  /** What a new node answers that is set up like this: its only share, and its token. */
  Answer init(VaultSettings.Node node, String json) throws Unreachable, Garbled {
    return http.sendUnseen("PUT", at(node, "sys/init"), json.getBytes(UTF_8), INIT);
  }

  /** Has the node restore this snapshot, whoever's it is; it says yes before that is done. */
  Answer restore(VaultSettings.Node node, String token, Path snapshot) throws Unreachable, Garbled {
    return http.uploadUnseen(
        at(node, "sys/storage/raft/snapshot-force"), TOKEN, token, snapshot, SNAPSHOT);
  }

  /** Throws away what was entered there. */
  Answer reset(VaultSettings.Node node) throws Unreachable, Garbled {
    return http.send("PUT", at(node, "sys/unseal"), "{\"reset\":true}", LOOK);
  }

  /** Enters the share that is in this body, once. */
  Answer enter(VaultSettings.Node node, byte[] body) throws Unreachable, Garbled {
    return http.sendUnseen("PUT", at(node, "sys/unseal"), body, SHARE);
  }

  private static URI at(VaultSettings.Node node, String path) {
    return node.api().resolve("/v1/" + path);
  }
}
