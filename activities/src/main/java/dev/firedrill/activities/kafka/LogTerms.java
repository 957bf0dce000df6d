package dev.firedrill.activities.kafka;

import dev.firedrill.workflows.kafka.TermView;
import dev.firedrill.workflows.kafka.TermsView;
import java.util.List;
import java.util.Optional;

/**
 * A partition's {@code leader-epoch-checkpoint}: a version, how many terms there are, and a line
 * for each term with its number and the offset of its first record.
 */
final class LogTerms {

  private static final String VERSION = "0";

  /** How many are told, the newest; more would fill a run's history. */
  private static final int MOST = 200;

  private LogTerms() {}

  /** The terms of a log with this end; {@link UnreadableLog} says why they cannot be told. */
  static TermsView parse(String printed, long end) {
    // Kafka creates the file with nothing in it, and reads that as no term (CheckpointFile).
    List<TermView> terms = printed.isBlank() ? List.of() : all(printed);
    if (terms.isEmpty() && end > 0) {
      throw new UnreadableLog("its leader-epoch-checkpoint names no term");
    }
    int leftOut = Math.max(0, terms.size() - MOST);
    if (leftOut > 0 && terms.get(leftOut).from() >= end) {
      throw new UnreadableLog(
          "the newest %d terms in its leader-epoch-checkpoint have no record".formatted(MOST));
    }
    return new TermsView("", terms.subList(leftOut, terms.size()), leftOut);
  }

  /** All that are listed, in a file that is not empty. */
  private static List<TermView> all(String printed) {
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
