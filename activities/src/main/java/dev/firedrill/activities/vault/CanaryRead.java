package dev.firedrill.activities.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.workflows.vault.CanaryView.Reading;
import dev.firedrill.workflows.vault.NodeView;
import java.io.IOException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** Reads one secret, of which nothing but a sum is told. */
final class CanaryRead {

  private static final int OK = 200;

  private final NodeRest rest;
  private final String path;
  private final String token;

  CanaryRead(NodeRest rest, String path, String token) {
    this.rest = rest;
    this.path = path;
    this.token = token;
  }

  /**
   * What this node reads; that it reads nothing is an answer, too. One that is not open is not sent
   * the token.
   */
  Reading from(VaultSettings.Node node) {
    NodeView seen = rest.look(node);
    if (!seen.isActive()) {
      return new Reading("since it is " + seen.state(), "");
    }
    try {
      Answer answer = rest.read(node, path, token);
      JsonNode data = answer.status() == OK ? answer.json().path("data") : null;
      if (data == null || data.isMissingNode() || data.isNull()) {
        return new Reading("with status " + answer.status(), "");
      }
      byte[] sum = Tapped.sha256().digest(data.toString().getBytes(UTF_8));
      return new Reading("", HexFormat.of().formatHex(sum));
    } catch (Unreachable e) {
      return new Reading("since " + e.getMessage(), "");
    } catch (IOException garbled) { // which quotes the answer, and an answer may quote the secret
      return new Reading("since what answers there is no Vault", "");
    }
  }
}
