package dev.firedrill.lab.patroni;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of Patroni 3.0's REST API. */
final class PatroniAnswers {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PatroniAnswers() {}

  /** {@code GET /cluster}. */
  static List<MemberState> members(String body) {
    return JSON.readTree(body).path("members").valueStream().map(PatroniAnswers::member).toList();
  }

  /** {@code GET /cluster}: the maintenance mode; the field is left out when it is off. */
  static boolean paused(String body) {
    return JSON.readTree(body).path("pause").asBoolean(false);
  }

  /**
   * {@code GET /history}, or the value of the key {@code history}: rows of [timeline, lsn, reason,
   * …].
   */
  static List<Promotion> promotions(String body) {
    return JSON.readTree(body)
        .valueStream()
        .map(row -> new Promotion(row.path(0).asLong(), row.path(2).asString("")))
        .toList();
  }

  private static MemberState member(JsonNode node) {
    return new MemberState(
        node.path("name").asString(),
        node.path("role").asString(),
        node.path("state").asString(),
        number(node.path("timeline")),
        number(node.path("lag")));
  }

  private static OptionalLong number(JsonNode node) {
    return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }
}
