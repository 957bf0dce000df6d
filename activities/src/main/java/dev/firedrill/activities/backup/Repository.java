package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.backup.BackupView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a host sees of its backup repository (pgBackRest, info --output=json). */
record Repository(JsonNode stanzas) {

  static Repository read(String info) {
    try {
      return new Repository(new Answer(200, info).json());
    } catch (Garbled e) {
      throw new IllegalStateException("pgBackRest info: " + e.getMessage(), e);
    }
  }

  /** Whether a backup carries this annotation; it does once it is complete. */
  boolean has(String key, String value) {
    for (JsonNode stanza : stanzas) {
      for (JsonNode backup : stanza.path("backup")) {
        if (backup.path("annotation").path(key).asString("").equals(value)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a backup is being taken on this host: its lock would refuse another one. */
  boolean isBackingUp() {
    for (JsonNode stanza : stanzas) {
      if (stanza.path("status").path("lock").path("backup").path("held").asBoolean(false)) {
        return true;
      }
    }
    return false;
  }

  /** The backup that ended last; every stanza that was asked for is of one cluster. */
  BackupView newest(Instant now) {
    String cipher = "none";
    @Nullable JsonNode newest = null;
    for (JsonNode stanza : stanzas) {
      cipher = stanza.path("cipher").asString("none");
      for (JsonNode backup : stanza.path("backup")) {
        newest = newest == null || ended(backup) > ended(newest) ? backup : newest;
      }
    }
    return newest == null ? BackupView.none(cipher) : view(newest, cipher, now);
  }

  private static long ended(JsonNode backup) {
    return backup.path("timestamp").path("stop").asLong(0);
  }

  private static BackupView view(JsonNode backup, String cipher, Instant now) {
    return new BackupView(
        backup.path("label").asString(""),
        backup.path("type").asString(""),
        Math.max(0, now.getEpochSecond() - ended(backup)),
        backup.path("info").path("size").asLong(0),
        backup.path("info").path("repository").path("size").asLong(0),
        cipher,
        backup.path("error").asBoolean(false),
        backup.path("archive").path("start").asString(""));
  }
}
