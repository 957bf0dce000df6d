package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.backup.BackupView;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a host sees of its backup repository (pgBackRest, info --output=json). */
record Repository(JsonNode stanzas) {

  private static final String NO_CIPHER = "none";
  private static final String GOOD_CIPHERS = "aes-";

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
    String cipher = NO_CIPHER;
    @Nullable JsonNode newest = null;
    for (JsonNode stanza : stanzas) {
      cipher = cipher(stanza);
      for (JsonNode backup : stanza.path("backup")) {
        newest = newest == null || ended(backup) > ended(newest) ? backup : newest;
      }
    }
    return newest == null ? BackupView.none(cipher) : view(newest, cipher, now);
  }

  /**
   * How all of a stanza's repositories are encrypted, since each holds the data: where one is not,
   * the word says so. Of several that differ, the stanza itself says only "mixed".
   */
  private static String cipher(JsonNode stanza) {
    JsonNode repositories = stanza.path("repo");
    if (repositories.isEmpty()) {
      String only = stanza.path("cipher").asString("");
      return only.startsWith(GOOD_CIPHERS) ? only : NO_CIPHER;
    }
    Set<String> ciphers = new LinkedHashSet<>();
    for (JsonNode repository : repositories) {
      String cipher = repository.path("cipher").asString("");
      if (!cipher.startsWith(GOOD_CIPHERS)) {
        String number = repository.path("key").asString("");
        return repositories.size() == 1 ? NO_CIPHER : NO_CIPHER + " in repo" + number;
      }
      ciphers.add(cipher);
    }
    return String.join(", ", ciphers);
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
