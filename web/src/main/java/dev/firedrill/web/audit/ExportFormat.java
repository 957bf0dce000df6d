package dev.firedrill.web.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The two forms in which the audit leaves Firedrill; docs/audit.md says how to read them. */
enum ExportFormat {
  CSV("text/csv", "csv") {
    @Override
    String head() {
      return String.join(",", fields(EMPTY).keySet()) + "\r\n";
    }

    @Override
    String line(AuditLine line) {
      List<String> cells = new ArrayList<>();
      fields(line).values().forEach(value -> cells.add(value == null ? "" : cell(value)));
      return String.join(",", cells) + "\r\n";
    }
  },
  JSON_LINES("application/jsonl", "jsonl") {
    @Override
    String head() {
      return "";
    }

    @Override
    String line(AuditLine line) {
      return JSON.writeValueAsString(fields(line)) + "\n";
    }
  };

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AuditLine EMPTY =
      new AuditLine(0, "", "", null, null, 0, java.time.Instant.EPOCH, null, "", "", "", null);

  /**
   * Where a spreadsheet may take what follows for a formula: at a cell's beginning, and after what
   * it may take for the beginning of another one, since some split at semicolons.
   */
  private static final Pattern FORMULA =
      Pattern.compile("(?<=^|[;,\"\\t\\r\\n])(?=[=+\\-@\\t\\r\\n'\uFF1D\uFF0B\uFF0D\uFF20])");

  private final String type;
  private final String suffix;

  ExportFormat(String type, String suffix) {
    this.type = type;
    this.suffix = suffix;
  }

  String type() {
    return type;
  }

  String suffix() {
    return suffix;
  }

  /** What stands before the first line. */
  abstract String head();

  abstract String line(AuditLine line);

  /** Every field that the hash covers, and the hash, under their names. */
  private static Map<String, @Nullable Object> fields(AuditLine line) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("position", line.position());
    fields.put("previous", line.previous());
    fields.put("hash", line.hash());
    fields.put("run", line.run());
    fields.put("sequence", line.sequence());
    fields.put("correction", line.correction());
    fields.put("at", line.at().toString());
    fields.put("person", line.person());
    fields.put("what", line.what());
    fields.put("title", line.title());
    fields.put("content", line.content());
    return fields;
  }

  /** A value as a cell: quoted, and with an apostrophe wherever it could begin a formula. */
  static String cell(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    String text = value.toString();
    String harmless = text.isEmpty() ? "'" : FORMULA.matcher(text).replaceAll("'");
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
