package dev.firedrill.activities.vault;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.workflows.procedure.ShareAnswer;
import dev.firedrill.workflows.vault.NodeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Brings a share to each of some nodes that waits for one, once, one node after the other. */
final class ShareErrand {

  private static final int REFUSED = 400;

  private final NodeRest rest;

  ShareErrand(NodeRest rest) {
    this.rest = rest;
  }

  /** What each node answered; a node that is not sealed gets none, and is left out. */
  List<ShareAnswer> bring(List<VaultSettings.Node> nodes, int before, OwnShares own, char[] share) {
    List<ShareAnswer> answers = new ArrayList<>();
    byte[] body = ShareForm.body(share);
    try {
      for (VaultSettings.Node node : nodes) {
        NodeView seen = rest.look(node);
        if (seen.answers() && !seen.waitsForShares()) {
          continue; // it takes none, and would answer 200 to whatever it is sent
        }
        Reply reply = bring(node, seen, objection(seen, before, own), body);
        answers.add(reply.answer());
        if (reply.isLast()) {
          break;
        }
      }
      return answers;
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  /** What came of one node; the last one when the shares do not fit, since they fit nowhere. */
  private record Reply(ShareAnswer answer, boolean isLast) {

    static Reply none(VaultSettings.Node node, String why) {
      return new Reply(new ShareAnswer(node.name(), false, why, ""), false);
    }

    static Reply taken(VaultSettings.Node node, String words, String attempt) {
      return new Reply(new ShareAnswer(node.name(), true, words, attempt), false);
    }
  }

  /** Why the node gets none; empty when it gets it. */
  private static String objection(NodeView seen, int before, OwnShares own) {
    if (!seen.answers()) {
      return "got no share, since it does not answer: " + seen.trouble();
    }
    if (seen.attempt().isPresent()) {
      return own.standOn(seen)
          ? ""
          : "got no share: somebody else has entered %d of %d there"
              .formatted(seen.progress(), seen.threshold());
    }
    return before == 0
        ? ""
        : "got no share: it has none of the %d before in this round".formatted(before);
  }

  private Reply bring(VaultSettings.Node node, NodeView seen, String objection, byte[] body) {
    if (!objection.isEmpty()) {
      return Reply.none(node, objection);
    }
    try {
      return reply(node, seen.progress(), rest.enter(node, body));
    } catch (Unreachable e) {
      return unanswered(node, seen, String.valueOf(e.getMessage()));
    } catch (IOException garbled) { // which quotes the answer, and an answer may quote the share
      return unanswered(node, seen, "what answers there is no Vault");
    }
  }

  /**
   * What came of a share whose answer was lost. It has arrived where the node has one more than
   * right before it: unless that is said, the attempt would be taken for somebody else's.
   */
  private Reply unanswered(VaultSettings.Node node, NodeView before, String why) {
    NodeView now = rest.look(node);
    boolean goesOn = before.attempt().isEmpty() || before.nonce().equals(now.nonce());
    boolean arrived =
        now.waitsForShares()
            && !now.nonce().isEmpty()
            && goesOn
            && now.progress() == before.progress() + 1;
    return arrived
        ? Reply.taken(node, progress(now), now.nonce())
        : Reply.none(node, "may have the share or not: " + why);
  }

  private static String progress(NodeView node) {
    return node.progress() + " of " + node.threshold() + " shares";
  }

  private static Reply reply(VaultSettings.Node node, int before, Answer answer)
      throws IOException {
    if (answer.status() == REFUSED) {
      ShareAnswer refused =
          new ShareAnswer(
              node.name(),
              false,
              "refused: the shares of this round do not fit, and Vault does not say which is wrong",
              "");
      return new Reply(refused, true);
    }
    if (!answer.succeeded()) {
      return Reply.none(node, "answered with status " + answer.status());
    }
    NodeView now = NodeRest.view(node.name(), answer.json(), 0);
    if (!now.answers()) {
      return Reply.none(node, "answered what is no Vault's answer");
    }
    if (!now.sealed()) {
      return Reply.taken(node, "unsealed", "");
    }
    return now.progress() > before
        ? Reply.taken(node, progress(now), now.nonce())
        : Reply.none(node, "had this very share already: " + progress(now));
  }
}
