package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import tools.jackson.databind.JsonNode;

/** JSON that Patroni keeps as text in etcd. */
final class Json {

  private Json() {}

  static JsonNode of(String text) throws Garbled {
    return new Answer(200, text).json();
  }
}
