package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import tools.jackson.databind.JsonNode;

/** The annotations of the backups in a repository (pgBackRest, info --output=json). */
final class Annotations {

  private Annotations() {}

  static boolean has(String info, String key, String value) {
    for (JsonNode stanza : json(info)) {
      for (JsonNode backup : stanza.path("backup")) {
        if (backup.path("annotation").path(key).asString("").equals(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private static JsonNode json(String info) {
    try {
      return new Answer(200, info).json();
    } catch (Garbled e) {
      throw new IllegalStateException("pgBackRest info: " + e.getMessage(), e);
    }
  }
}
