package dev.firedrill.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.procedure.AuditWatch;
import dev.firedrill.workflows.procedure.Ledger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The audit as people read it, in a browser without JavaScript, and as it leaves Firedrill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditIT {

  private static final Pattern OLDER = Pattern.compile("href=\"(/audit\\?[^\"]*before=[^\"]+)\"");
  private static final Pattern LINE = Pattern.compile("<td class=\"number\">(\\d+)</td>");

  private Path folder;
  private Desk desk;
  private Browser viewer;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    desk =
        Desk.start(
            folder,
            "--firedrill.audit.head-file=" + head(),
            "--firedrill.audit.key-file=" + folder.resolve("elsewhere/key"),
            "--firedrill.audit.round-every=1s");
    desk.add("sre-a", Role.OPERATOR);
    desk.add("sre-b", Role.VIEWER);
    viewer = desk.signedIn("sre-b");
    for (int i = 0; i < 120; i++) {
      tell("LAMP_LIT", "lamp " + i, Map.of("why", "=1+1;\"-it's @night 💡" + i));
    }
    tell("LAUNCHED", "open-valve", Map.of("run", "r-7f3a7f3a7f3a", "target", "lamp-db"));
  }

  /** A line that comes too late for its transaction is rolled back, and told once more. */
  private void tell(String what, String title, Map<String, String> content) {
    Await.until(() -> {
      desk.bean(Ledger.class).append("sre-a", what, title, content);
      return true;
    });
  }

  private Path head() {
    return folder.resolve("elsewhere/head");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  private String page(String query) {
    var answer = viewer.get("/audit" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static int linesOn(String page) {
    return (int) LINE.matcher(page).results().count();
  }

  private static String older(String page) {
    Matcher link = OLDER.matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1).replace("&amp;", "&");
  }

  @Test
  void everyLineIsOnOnePageAndNoneOnTwo() {
    String first = page("?kind=LAMP_LIT");
    String second = viewer.get(older(first)).body();
    String third = viewer.get(older(second)).body();
    assertThat(linesOn(first)).isEqualTo(50);
    assertThat(linesOn(second)).isEqualTo(50);
    assertThat(linesOn(third)).isEqualTo(20);
    assertThat(first).contains("lamp 119", "lamp 70").doesNotContain("lamp 69<");
    assertThat(second).contains("lamp 69<", "lamp 20<").doesNotContain("lamp 70", "lamp 19<");
    assertThat(third).contains("lamp 19<", "lamp 0<", "Newest lines").doesNotContain("Older lines");
  }

  @Test
  void itIsNarrowedByPersonKindRunTargetTimeAndWords() {
    assertThat(page("?person=sre-b")).contains("signed in").doesNotContain("lamp 119");
    assertThat(page("?kind=LAUNCHED")).contains("open-valve", "/runs/r-7f3a7f3a7f3a");
    assertThat(linesOn(page("?kind=LAUNCHED"))).isEqualTo(1);
    assertThat(page("?run=r-7f3a7f3a7f3a")).contains("open-valve", "lamp-db");
    assertThat(page("?target=lamp-db")).contains("open-valve");
    assertThat(linesOn(page("?text=lamp+117"))).isEqualTo(1);
    assertThat(linesOn(page("?text=NIG"))).as("beginnings, whatever the case").isEqualTo(50);
    assertThat(page("?person=sre-a&kind=LAMP_LIT&text=nothing-such")).contains("No line matches");
    assertThat(page("?to=2020-01-01T00:00")).contains("No line matches");
    assertThat(linesOn(page("?from=2020-01-01T00:00&kind=LAMP_LIT"))).isEqualTo(50);
    assertThat(page("?text=%00'%20%7C%20!%28%26%20%5C&from=x&before=y"))
        .contains("No line matches");
  }

  @Test
  void theChainsStateIsSaidAndFollowed() {
    long last = desk.bean(AuditPages.class).last();
    AuditWatch watch = desk.bean(AuditWatch.class);
    Await.until(() -> watch.state().line() >= last && watch.state().whole() != null);
    assertThat(page(""))
        .containsPattern("Verified up to line [0-9,]+")
        .contains("every line read again")
        .doesNotContain("The audit is broken");
    assertThat(head()).content().startsWith("firedrill-audit-head-1\n");
  }

  @Test
  void whatIsExportedIsVerifiedWithoutFiredrill() throws Exception {
    for (String form : new String[] {"jsonl", "csv"}) {
      String body = viewer.get("/audit/lines." + form).body();
      Path file = Files.writeString(folder.resolve("audit." + form), body);
      assertThat(outside(file)).as(form).matches("(?s)0: 1\\d\\d lines hold; .*");
      Files.writeString(file, body.replace("lamp 60", "lamp 61"));
      assertThat(outside(file)).as(form).matches("(?s)1: line \\d+ was altered\n");
      Files.writeString(file, body.replaceAll("(?m)^.*lamp 60.*\r?\n", ""));
      assertThat(outside(file)).as(form).matches("(?s)1: line \\d+ is missing\n");
    }
  }

  @Test
  void anExportHoldsUnderAHeadThatWasSignedBeforeItsFirstLine() throws Exception {
    Path file =
        Files.writeString(folder.resolve("first.jsonl"), viewer.get("/audit/lines.jsonl").body());
    Path empty =
        Files.writeString(
            folder.resolve("empty-head"),
            "firedrill-audit-head-1\nline 0\nhash " + "0".repeat(64) + "\n");
    assertThat(outside(file, empty)).matches("(?s)0: 1\\d\\d lines hold; .*");
  }

  @Test
  void theExportIsNarrowedAsTheScreenAndIsAFile() {
    var answer = viewer.get("/audit/lines.csv?kind=LAMP_LIT");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"firedrill-audit-\\d{8}-\\d{6}\\.csv\"");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().split("\r\n")).hasSize(121);
    assertThat(viewer.get("/audit/lines.jsonl?target=lamp-db").body().split("\n")).hasSize(1);
  }

  private String outside(Path export) throws Exception {
    return outside(export, head());
  }

  /** The script of docs/audit.md on this export and this head: its status and its words. */
  private static String outside(Path export, Path head) throws Exception {
    String page = Files.readString(Path.of("../docs/audit.md"));
    String script = page.substring(page.indexOf("```python\n") + 10, page.lastIndexOf("```"));
    Process python =
        new ProcessBuilder("python3", "-", export.toString(), head.toString())
            .redirectErrorStream(true)
            .start();
    try (var in = python.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return python.waitFor() + ": " + said;
  }
}
