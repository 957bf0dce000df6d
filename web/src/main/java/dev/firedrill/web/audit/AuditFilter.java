package dev.firedrill.web.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit is narrowed to; an empty text narrows nothing.
 *
 * @param from the first moment, as {@code 2026-11-21T16:00} in UTC; what cannot be read narrows
 *     nothing
 * @param to the first moment that is not meant any more
 * @param text words that a line holds, or how they begin
 */
record AuditFilter(
    String person, String kind, String run, String target, String from, String to, String text) {

  static final AuditFilter NONE = new AuditFilter("", "", "", "", "", "", "");

  AuditFilter {
    person = person.strip();
    kind = kind.strip();
    run = run.strip();
    target = target.strip();
    from = from.strip();
    to = to.strip();
    text = text.strip();
  }

  public boolean isOn() {
    return !equals(NONE);
  }

  @Nullable Instant since() {
    return moment(from);
  }

  @Nullable Instant until() {
    return moment(to);
  }

  private static @Nullable Instant moment(String text) {
    try {
      return text.isEmpty() ? null : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The filter as the query of an address, without what narrows nothing. */
  public String query() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("person", person);
    fields.put("kind", kind);
    fields.put("run", run);
    fields.put("target", target);
    fields.put("from", from);
    fields.put("to", to);
    fields.put("text", text);
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
