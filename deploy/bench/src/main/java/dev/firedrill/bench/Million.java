package dev.firedrill.bench;

import dev.firedrill.drill.desk.Operator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/** The run list and its filters over a million runs, which are put there by hand. */
final class Million {

  private static final int TIMES = 40;
  private static final int PORT_LINE = 3; // postmaster.pid (PostgreSQL manual, 19.3)

  private static final String FILL =
      """
      INSERT INTO runs (id, runbook, version, target, environment, starter, request, intended_at,
          started_at, ended_at, state, ending)
      SELECT 'r-m' || lpad(n::text, 11, '0'), 'bench-one-step', 'v', 'db-' || n % 500, 'dev',
          'sre-' || n % 40, '{}', now() - n * interval '1 minute', now() - n * interval '1 minute',
          now() - n * interval '1 minute' + interval '20 seconds', 'ENDED',
          CASE n % 20 WHEN 0 THEN 'UNVERIFIED' WHEN 1 THEN 'ABORTED' ELSE 'RECOVERED' END
      FROM generate_series(1, 1000000) n
      """;

  private Million() {}

  static void fill(Path data) throws IOException, SQLException {
    Properties passwords = new Properties();
    try (Reader file = Files.newBufferedReader(data.resolve("secrets/database.properties"))) {
      passwords.load(file);
    }
    String port = Files.readAllLines(data.resolve("database/data/postmaster.pid")).get(PORT_LINE);
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/firedrill";
    try (Connection owner =
            DriverManager.getConnection(url, "firedrill_owner", passwords.getProperty("owner"));
        Statement statement = owner.createStatement()) {
      statement.execute(FILL);
      statement.execute("ANALYZE runs");
    }
  }

  /** One list as a browser asks for it. */
  static Figure measure(Operator operator, String words, String path) {
    Samples samples = new Samples();
    operator.visit().page(path);
    for (int i = 0; i < TIMES; i++) {
      long asked = System.nanoTime();
      operator.visit().page(path);
      samples.since(asked);
    }
    return Figure.atMost(
        String.format(Locale.ROOT, "1,000,000 runs: %s, p95, ms", words),
        samples.percentile(95),
        50,
        samples.spread());
  }
}
