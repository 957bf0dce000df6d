package dev.firedrill.web.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/** The screens of logs, on lines as the hands keep them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogIT {

  private static final Pattern LINE =
      Pattern.compile("<code class=\"said\">(.*?)</code></li>", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<span( class=\"[a-z0-9 -]+\")?>|</span>");

  private Desk desk;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("sre-a", Role.VIEWER);
    browser = desk.signedIn("sre-a");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  private void run(String run) {
    desk.database()
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request, state)"
                + " VALUES (?, 'patroni-failover', 'v', 'orders-db', 'dev', 'sre-a', '{}',"
                + " 'RUNNING')")
        .param(run)
        .update();
    desk.database()
        .sql(
            "INSERT INTO steps VALUES (?, 1, 'LOOK', 'Look at the cluster', '', NULL, 'DONE',"
                + " now(), now()), (?, 2, 'CHANGE', 'Promote the standby', '', NULL, 'RUNNING',"
                + " now(), NULL)")
        .params(run, run)
        .update();
  }

  private void log(String run, int step, int attempt, String kind, List<String> lines) {
    desk.database()
        .sql(
            "INSERT INTO log_lines (run_id, step, attempt, at, kind, text)"
                + " SELECT ?, ?, ?, now(), ?, text FROM unnest(?::text[])"
                + " WITH ORDINALITY AS line (text, place) ORDER BY place")
        .params(run, step, attempt, kind)
        .param(lines.toArray(String[]::new))
        .update();
  }

  private String page(String path) {
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  /** The text of each line as a browser would have it. */
  private static List<String> said(String page) {
    return LINE.matcher(page)
        .results()
        .map(line -> TAG.matcher(line.group(1)).replaceAll(""))
        .peek(text -> assertThat(text).doesNotContain("<", ">"))
        .map(HtmlUtils::htmlUnescape)
        .toList();
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i).toList();
  }

  @Test
  void aStepsLogIsReadPageByPage() {
    run("r-pages");
    log("r-pages", 1, 1, "OUT", List.of("of another step"));
    log("r-pages", 2, 1, "OUT", numbered(1, 1_000));
    assertThat(said(page("/runs/r-pages/log?step=2"))).isEqualTo(numbered(1, 400));
    assertThat(said(page("/runs/r-pages/log?step=2&page=2"))).isEqualTo(numbered(401, 800));
    for (String last : List.of("3", "last", "999999")) {
      String page = page("/runs/r-pages/log?step=2&page=" + last);
      assertThat(said(page)).isEqualTo(numbered(801, 1_000));
      assertThat(page).contains("1,000", "rel=\"prev\"").doesNotContain("rel=\"next\"");
    }
    assertThat(said(page("/runs/r-pages/log"))).startsWith("of another step", "line 1");
    assertThat(page("/runs/r-pages/log?step=x&page=-1&q=")).contains("1,001");
  }

  @Test
  void wordsAreFoundWhateverTheyAreAndLeadToTheirPlace() {
    run("r-words");
    log("r-words", 2, 1, "OUT", numbered(1, 900));
    log("r-words", 2, 1, "ERR", List.of("100% of C:\\data_1 <b>", "100 of data11"));
    assertThat(said(page("/runs/r-words/log?step=2&q=LINE+90")))
        .containsExactly("line 90", "line 900");
    assertThat(page("/runs/r-words/log?step=2&q=line+900"))
        .contains("href=\"/runs/r-words/log?step=2&amp;page=3#l900\"");
    for (String words : List.of("100%25", "%5Cdata", "data_1", "%3Cb%3E")) {
      assertThat(said(page("/runs/r-words/log?q=" + words)))
          .containsExactly("100% of C:\\data_1 <b>");
    }
    assertThat(page("/runs/r-words/log?q=nowhere")).contains("No line matches");
  }

  @Test
  void anotherAttemptAndStepAreSaid() {
    run("r-attempts");
    log("r-attempts", 1, 1, "ASKED", List.of("GET http://pg-1/"));
    log("r-attempts", 2, 1, "ASKED", List.of("POST http://pg-1/"));
    log("r-attempts", 2, 2, "ASKED", List.of("POST http://pg-1/"));
    assertThat(page("/runs/r-attempts/log"))
        .contains("1 · Look at the cluster", "2 · Promote the standby · attempt 2");
    assertThat(page("/runs/r-attempts/log?step=2").split("class=\"place\"")).hasSize(2);
  }

  @Test
  void theWholeLogIsAFileOfPlainText() {
    run("r-file");
    log("r-file", 2, 1, "OUT", numbered(1, 6_000));
    log("r-file", 2, 1, "ERR", List.of("\u001b[31mred\u001b[0m \u001b]0;x\u0007\u202e<b>"));
    HttpResponse<String> file = browser.get("/runs/r-file/log/text?step=2");
    assertThat(file.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"r-file-step-2.log\"");
    List<String> lines = file.body().lines().toList();
    assertThat(lines).hasSize(6_001);
    assertThat(lines.getFirst()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z 2\\.1   line 1");
    assertThat(lines.getLast()).endsWith("2.1 ! red ␛]0;x␇⟨U+202E⟩<b>");
  }

  @Test
  void aLogThatBecameFullSaysSoWhereItEnds() {
    String full = "the log of this step is full: what follows is not kept";
    run("r-full");
    log("r-full", 2, 1, "OUT", numbered(1, 500));
    log("r-full", 2, 1, "NOTE", List.of(full));
    String last = page("/runs/r-full/log?step=2&page=last");
    assertThat(said(last)).hasSize(101).endsWith("line 500", full);
    assertThat(last).containsPattern("<li[^>]* class=\"note\">[^\n]*" + full);
    assertThat(said(page("/runs/r-full"))).as("where the run is shown").endsWith(full);
  }

  @Test
  void whatDoesNotExistIsSaid() {
    assertThat(browser.get("/runs/r-none/log").statusCode()).isEqualTo(404);
    assertThat(browser.get("/runs/r-none/log/text").statusCode()).isEqualTo(404);
    run("r-empty");
    assertThat(page("/runs/r-empty/log?step=1")).contains("Nothing is in this log");
    assertThat(page("/runs/r-empty")).contains("id=\"run-log\" class=\"none\"");
  }

  @Test
  void tenThousandHostileLinesAreTextAndNothingElse() {
    run("r-hostile");
    List<String> lines = HostileLines.take(10_000);
    log("r-hostile", 2, 1, "OUT", lines);
    List<String> seen = new ArrayList<>();
    for (int page = 1; page <= 25; page++) {
      String html = page("/runs/r-hostile/log?step=2&page=" + page);
      seen.addAll(said(html));
      assertThat(html.split("<script", -1)).hasSize(3);
      assertThat(html).doesNotContain("<img", " style=", "onload=window.harmed=1>");
    }
    assertThat(seen).isEqualTo(lines.stream().map(Ansi::plain).toList());
  }

  @Test
  void severalMegabytesStayReadable() {
    run("r-large");
    String filler = "x".repeat(60);
    List<String> lines =
        IntStream.range(0, 60_000).mapToObj(i -> "line " + i + " " + filler).toList();
    log("r-large", 2, 1, "OUT", lines);
    List<Long> took = new ArrayList<>();
    for (String query :
        List.of("", "&page=75", "&page=last", "&q=line+59999", "&q=nothing+like+it")) {
      for (int i = 0; i < 5; i++) {
        long began = System.nanoTime();
        String html = page("/runs/r-large/log?step=2" + query);
        took.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(html.length()).isLessThan(300_000);
      }
    }
    long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "log page of %d lines (%d bytes): median %d ms, worst %d ms; first to last %s%n",
        lines.size(),
        lines.stream().mapToInt(String::length).sum(),
        sorted[sorted.length / 2],
        sorted[sorted.length - 1],
        Arrays.toString(took.toArray()));
  }

  @Test
  void onlyWhatWasKeptLongEnoughIsRemoved() {
    run("r-old");
    log("r-old", 1, 1, "OUT", numbered(1, 12_000));
    desk.database()
        .sql("UPDATE log_lines SET at = now() - interval '91 days' WHERE run_id = 'r-old'")
        .update();
    desk.database().sql("DELETE FROM log_lines WHERE run_id <> 'r-old'").update();
    log("r-old", 2, 1, "OUT", List.of("young"));
    LogPruner pruner = desk.bean(LogPruner.class);
    assertThat(pruner.removeBefore(Instant.now().minus(Duration.ofDays(92)))).isZero();
    pruner.prune();
    assertThat(said(page("/runs/r-old/log"))).containsExactly("young");
  }

  @Test
  void theRunsScreenShowsTheEndOfTheNewestStepsLog() {
    run("r-tail");
    log("r-tail", 1, 1, "OUT", List.of("of the step before"));
    log("r-tail", 2, 1, "OUT", numbered(1, 100));
    String page = page("/runs/r-tail");
    assertThat(said(page)).isEqualTo(numbered(61, 100));
    assertThat(page).contains("/runs/r-tail/log?step=2&amp;page=last", "/runs/r-tail/log?step=1");
  }
}
