package dev.firedrill.activities.minio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.Reply;
import dev.firedrill.activities.reach.s3.Store;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MinIO's own API behind the same keys (version 3), which no client of Java's has whole. */
record AdminApi(Store store) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REMOTE_TARGETS = "/minio/admin/v3/list-remote-targets";

  /** What of its calls is S3's says no in S3's words. */
  private static final Pattern XML_NO =
      Pattern.compile("<Code>([^<]*)</Code>\\s*<Message>([^<]*)</Message>");

  private static final String HEAL = "/minio/admin/v3/heal/";

  /** A no; the message has MinIO's words. */
  static final class No extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;

    No(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** What it says of its servers and drives. */
  JsonNode info() throws Unreachable, No {
    return ask("GET", "/minio/admin/v3/info", "");
  }

  /**
   * The token of a heal, which begins now unless one of just this path runs: then it is that one's,
   * however that is told to heal. While a part or the whole of it is healed by somebody, that is a
   * no, with {@code XMinioHealOverlappingPaths}.
   */
  String beginHeal(HealOrder order) throws Unreachable, No {
    JsonNode begun = ask("POST", HEAL + order.of(), order.json());
    String token = begun.path("clientToken").asString("");
    if (token.isEmpty()) {
      throw new No("", "MinIO began no heal");
    }
    return token;
  }

  /** How far a heal of this is; what it has to tell it tells once. */
  JsonNode heal(String of, String token) throws Unreachable, No {
    return ask("POST", HEAL + of + "?clientToken=" + encoded(token), "{}");
  }

  /** Where each remote target of a bucket leads, by its ARN: host, port and bucket. */
  Map<String, String> remoteTargets(String bucket) throws Unreachable, No {
    JsonNode told =
        ask("GET", REMOTE_TARGETS + "?bucket=" + encoded(bucket) + "&type=replication", "");
    Map<String, String> targets = new HashMap<>();
    for (JsonNode each : told) {
      targets.put(
          each.path("arn").asString(""),
          each.path("endpoint").asString("") + "/" + each.path("targetbucket").asString(""));
    }
    return targets;
  }

  /**
   * A resync as MinIO tells of it.
   *
   * @param id what whoever began it named it
   * @param sent how many objects it counts as sent; it was seen to count too few
   */
  record ResyncState(String id, String status, long sent, long failed) {

    String inWords() {
      return "%s, %d sent, %d failed (%s)".formatted(status, sent, failed, id);
    }
  }

  /** The last resync of a bucket's remote target; none is an answer. */
  Optional<ResyncState> resync(String bucket, String arn) throws Unreachable, No {
    JsonNode told = ask("GET", "/" + bucket + "?replication-reset-status=&arn=" + encoded(arn), "");
    return told.path("target")
        .valueStream()
        .filter(each -> each.path("arn").asString("").equals(arn))
        .findFirst()
        .map(each ->
            new ResyncState(
                each.path("resetid").asString(""),
                each.path("resyncStatus").asString(""),
                each.path("replicationCount").asLong(0),
                each.path("failedReplicationCount").asLong(0)));
  }

  /** Begins a resync under this id; while one runs, that is a no. */
  void beginResync(String bucket, String arn, String id) throws Unreachable, No {
    ask(
        "PUT",
        "/" + bucket + "?replication-reset=&arn=" + encoded(arn) + "&reset-id=" + encoded(id),
        "");
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, UTF_8);
  }

  private JsonNode ask(String method, String path, String body) throws Unreachable, No {
    Reply reply = store.call(method, path, body);
    JsonNode said = json(reply);
    String code = said.path("Code").asString("");
    if (!reply.succeeded() || !code.isEmpty()) {
      throw new No(
          code,
          "%s (status %d): %s"
              .formatted(
                  code.isEmpty() ? "no code" : code,
                  reply.status(),
                  withoutKey(said.path("Message").asString(""))));
    }
    return said;
  }

  /** MinIO names the key that a remote target has when that target does not answer. */
  private static String withoutKey(String message) {
    return message.replaceAll("(credentials: )\\S+", "$1…");
  }

  private static JsonNode json(Reply reply) throws No {
    if (reply.body().isBlank()) {
      return JSON.createObjectNode();
    }
    Matcher no = XML_NO.matcher(reply.body());
    if (!reply.succeeded() && no.find()) {
      return JSON.createObjectNode().put("Code", no.group(1)).put("Message", no.group(2));
    }
    try {
      return JSON.readTree(reply.body());
    } catch (JacksonException e) {
      throw new No("", "status " + reply.status() + ", and what it says is no JSON");
    }
  }
}
