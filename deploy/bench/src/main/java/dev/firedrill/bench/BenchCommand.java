package dev.firedrill.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ./firedrill bench}: measures, and says what was reached. Its exit status tells a missed
 * figure, but no test asks for it: times on a shared machine are no law.
 */
public final class BenchCommand {

  private static final Set<String> PARTS = Set.of("start", "desk", "failover", "million");
  private static final int USAGE = 2;

  private BenchCommand() {}

  public static void main(String[] words) throws IOException, SQLException {
    Set<String> parts = new TreeSet<>(words.length == 0 ? PARTS : Arrays.asList(words));
    if (!PARTS.containsAll(parts)) {
      System.err.println(
          "firedrill bench: the parts are " + String.join(", ", new TreeSet<>(PARTS)));
      System.exit(USAGE);
    }
    System.exit(run(parts, System.out));
  }

  private static int run(Set<String> parts, PrintStream out) throws IOException, SQLException {
    Bench bench = new Bench(Files.createTempDirectory("firedrill-bench-"), out);
    out.println("Measured over HTTP with journal and audit; " + Bench.load() + " before.");
    out.println();
    try {
      bench.measure(parts);
    } finally {
      bench.clean();
    }
    List<Figure> missed = bench.figures().stream().filter(figure -> !figure.isReached()).toList();
    out.println();
    out.println(Bench.load() + " after.");
    missed.forEach(figure -> out.println("Not reached: " + figure.what()));
    return missed.isEmpty() ? 0 : 1;
  }
}
