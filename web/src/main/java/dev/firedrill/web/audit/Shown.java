package dev.firedrill.web.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the audit as people read it.
 *
 * @param run the run that it is part of, or is about; empty if there is none
 * @param detail what varies: names, numbers, reasons
 */
record Shown(
    long position,
    Instant at,
    @Nullable String person,
    String words,
    String title,
    String detail,
    String run,
    String target) {

  /** Where the kind's own words, in lower case, would not say it. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "SIGN_IN_WAITS", "has to wait to sign in",
          "ENDED_ELSEWHERE", "ended outside Firedrill",
          "PERSON_ALLOWED", "access changed",
          "PASSWORD_RESET_AT_CONSOLE", "password reset at the console",
          "NO_WAY_BACK_BEGAN", "change without a way back began",
          "AUDIT_HEAD_ACCEPTED", "audit accepted as it stands");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Shown of(AuditLine line) {
    Map<String, String> content = content(line.content());
    String run = line.run() == null ? content.getOrDefault("run", "") : line.run();
    String target = line.target() == null ? content.getOrDefault("target", "") : line.target();
    return new Shown(
        line.position(),
        line.at(),
        line.person(),
        words(line.what()),
        line.title(),
        line.run() == null ? pairs(content) : content.getOrDefault("detail", ""),
        run,
        target);
  }

  /** The kind in plain words: {@code GATE_OPENED} is "gate opened". */
  static String words(String kind) {
    return PLAIN.getOrDefault(kind, kind.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** What people did outside of runs has its details by name; the links say some of them. */
  private static String pairs(Map<String, String> content) {
    return content.entrySet().stream()
        .filter(pair -> !pair.getKey().equals("run") && !pair.getKey().equals("target"))
        .filter(pair -> !pair.getValue().isBlank())
        .map(pair -> pair.getKey() + ": " + pair.getValue())
        .collect(Collectors.joining(" · "));
  }

  /** The plain values of the content; what was tampered with may be no JSON at all. */
  private static Map<String, String> content(String text) {
    Map<String, String> content = new TreeMap<>();
    try {
      JsonNode read = JSON.readTree(text);
      for (Map.Entry<String, JsonNode> property : read.properties()) {
        if (property.getValue().isValueNode()) {
          content.put(property.getKey(), property.getValue().asString());
        }
      }
    } catch (JacksonException tampered) {
      content.put("detail", text);
    }
    return content;
  }
}
