package dev.firedrill.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A run's stream: from the journal's notice to the browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamIT {

  private static final String RUN = "r-streamstream";

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("sre-a", Role.VIEWER);
    desk.database()
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request,"
                + " ended_at, state, ending) VALUES (?, 'patroni-failover', 'v', 'orders-db',"
                + " 'dev', 'sre-a', '{}', now(), 'ENDED', 'RECOVERED')")
        .param(RUN)
        .update();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void whatTheJournalTellsIsOnTheScreenWithoutAsking() throws Exception {
    Browser browser = desk.signedIn("sre-a");
    try (BufferedReader lines = open(browser, "?after=")) {
      assertThat(until(lines, "id:")).isEqualTo("id:0-RECOVERED");
      assertThat(until(lines, "data:")).isNotEmpty();
      desk.database()
          .sql(
              "INSERT INTO steps VALUES (?, 1, 'LOOK', 'Look at the cluster', 'pg-1 <dead>', NULL,"
                  + " 'DONE', now(), now())")
          .param(RUN)
          .update();
      desk.database().sql("SELECT pg_notify('firedrill', ?)").param(RUN).query().listOfRows();
      assertThat(untilContains(lines, "pg-1 &lt;dead&gt;")).contains("detail");
    }
  }

  @Test
  void whoHasTheNewestStateIsOnlyToldThatTheLineIsAlive() throws Exception {
    Browser browser = desk.signedIn("sre-a");
    try (BufferedReader lines = open(browser, "?after=0-RECOVERED")) {
      assertThat(until(lines, "event:")).isEqualTo("event:beat");
    }
    try (BufferedReader lines = open(browser, "", "Last-Event-ID", "0-RECOVERED")) {
      assertThat(until(lines, "event:")).isEqualTo("event:beat");
    }
  }

  @Test
  void aStreamEndsWithItsSession() throws Exception {
    Browser browser = desk.signedIn("sre-a");
    try (BufferedReader lines = open(browser, "?after=0-RECOVERED")) {
      until(lines, "event:beat");
      desk.database().sql("DELETE FROM sessions WHERE name = 'sre-a'").update();
      Thread reader = Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {}));
      Await.until(() -> {
        desk.bean(Streams.class).changed(RUN);
        return !reader.isAlive();
      });
    }
  }

  @Test
  void newLinesOfTheLogAreOnTheScreenWithoutAsking() throws Exception {
    Browser browser = desk.signedIn("sre-a");
    try (BufferedReader lines = open(browser, "?after=0-RECOVERED")) {
      assertThat(until(lines, "event:")).isEqualTo("event:beat");
      desk.database()
          .sql(
              "INSERT INTO log_lines (run_id, step, attempt, at, kind, text)"
                  + " VALUES (?, 1, 1, now(), 'OUT', 'pg-1 <gone>')")
          .param(RUN)
          .update();
      desk.database().sql("SELECT pg_notify('firedrill_log', ?)").param(RUN).query().listOfRows();
      assertThat(until(lines, "event:log")).isEqualTo("event:log");
      assertThat(untilContains(lines, "pg-1 &lt;gone&gt;")).contains("class=\"said\"");
    } finally {
      desk.database().sql("DELETE FROM log_lines").update();
    }
  }

  private static BufferedReader open(Browser browser, String query, String... headers) {
    var answer = browser.stream("/runs/" + RUN + "/events" + query, headers);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static String until(BufferedReader lines, String start) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  private static String untilContains(BufferedReader lines, String words) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.contains(words)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }
}
