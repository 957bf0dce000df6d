package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.backup.Tables.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the answer to {@link ProofSql#SUMS}. */
final class PrintedSums {

  /** A row as PostgreSQL writes it in XML (query_to_xml, tableforest). */
  private static final Pattern ROW =
      Pattern.compile("<n>([0-9]+)</n>\\s*<s>(-?[0-9]+)</s>", Pattern.DOTALL);

  private PrintedSums() {}

  static List<Sum> of(String database, String text) {
    List<Sum> sums = new ArrayList<>();
    JsonNode tables = json(text);
    for (String name : tables.propertyNames()) {
      Matcher row = ROW.matcher(tables.path(name).asString(""));
      if (!row.find()) {
        throw new IllegalStateException("the sums of " + name + " cannot be read");
      }
      sums.add(new Sum(database + "." + name, Long.parseLong(row.group(1)), row.group(2)));
    }
    return sums;
  }

  private static JsonNode json(String text) {
    try {
      return new Answer(200, text).json();
    } catch (Garbled e) {
      throw new IllegalStateException("the sums of tables: " + e.getMessage(), e);
    }
  }
}
