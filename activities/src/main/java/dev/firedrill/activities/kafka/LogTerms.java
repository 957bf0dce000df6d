package dev.firedrill.activities.kafka;

import dev.firedrill.workflows.kafka.TermView;
import java.util.List;
import java.util.Optional;

/**
 * A partition's {@code leader-epoch-checkpoint}: a version, how many terms there are, and a line
 * for each term with its number and the offset of its first record.
 */
final class LogTerms {

  private static final String VERSION = "0";

  /** More than this would fill a run's history: a term is one change of the leader. */
  private static final int MOST = 200;

  private LogTerms() {}

  /** The terms of a log with this end; {@link UnreadableLog} says why they cannot be told. */
  static List<TermView> parse(String printed, long end) {
    List<String> lines = printed.strip().lines().toList();
    if (lines.size() < 2
        || !lines.getFirst().equals(VERSION)
        || !lines.get(1).equals(String.valueOf(lines.size() - 2))) {
      throw new UnreadableLog("its leader-epoch-checkpoint is no list of terms");
    }
    List<TermView> terms = lines.stream().skip(2).map(LogTerms::required).toList();
    for (int i = 1; i < terms.size(); i++) {
      if (terms.get(i).epoch() <= terms.get(i - 1).epoch()
          || terms.get(i).from() < terms.get(i - 1).from()) {
        throw new UnreadableLog("in its leader-epoch-checkpoint the terms go back");
      }
    }
    if (terms.isEmpty() && end > 0) {
      throw new UnreadableLog("its leader-epoch-checkpoint names no term");
    }
    if (terms.size() > MOST) {
      throw new UnreadableLog(
          "it has %d terms, and more than %d are not compared".formatted(terms.size(), MOST));
    }
    return terms;
  }

  private static TermView required(String line) {
    return line(line)
        .orElseThrow(
            () -> new UnreadableLog("a line of its leader-epoch-checkpoint is no term: " + line));
  }

  /** A term's line. */
  static Optional<TermView> line(String line) {
    if (!line.matches("\\d{1,9} \\d{1,18}")) {
      return Optional.empty();
    }
    String[] words = line.split(" ", 2);
    return Optional.of(new TermView(Integer.parseInt(words[0]), Long.parseLong(words[1])));
  }
}
