package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a system says is text on the screen of its log, whatever it says. */
@ExtendWith(OnStage.class)
class HostileLogIT {

  private static final String RUN = "r-hostilehostile";
  private static final int LINES = 10_000;
  private static final int PAGE = 400;

  private static final List<String> PIECES =
      List.of(
          "<script>window.harmed=1</script>",
          "<img src=x onerror=window.harmed=1>",
          "<svg onload=window.harmed=1>",
          "</code></li></ol></main><script>window.harmed=1</script>",
          "<iframe src=javascript:parent.harmed=1>",
          "<meta http-equiv=refresh content=0;url=https://elsewhere.example>",
          "<!--",
          "<![CDATA[",
          "<textarea>",
          "<plaintext>",
          "\" onmouseover=\"window.harmed=1\" x=\"",
          "[[${T(java.lang.Runtime)}]]",
          "&lt;b&gt;",
          "&#x3c;script&#x3e;",
          "&",
          "\u001b[31m",
          "\u001b[0m",
          "\u001b[2J",
          "\u001b]8;;javascript:alert(1)\u0007",
          "\u001b",
          "\u0001\u0008\u007f\u009b",
          "\u202e\u2066\ufeff\u2028",
          "\uffff",
          "\ud83d\udd25",
          "\t",
          "  x");

  @Test
  void tenThousandHostileLinesAreTextInARealBrowser(Stage stage) {
    insert(stage.house().bean(JdbcClient.class));
    try (Visitor reader = stage.as(Stage.SRE_A)) {
      Page page = reader.page();
      List<String> dialogs = new ArrayList<>();
      page.onDialog(dialog -> {
        dialogs.add(dialog.message());
        dialog.dismiss();
      });
      List<String> seen = new ArrayList<>();
      for (int at = 1; at <= LINES / PAGE; at++) {
        reader.open("/runs/" + RUN + "/log?step=1&page=" + at);
        assertThat(page.evaluate("window.harmed")).isNull();
        seen.addAll(said(page));
      }
      assertThat(seen).isEqualTo(inFile(page, stage.house().address()));
      reader.open("/runs/" + RUN);
      assertThat(page.evaluate("window.harmed")).isNull();
      assertThat(said(page)).isEqualTo(seen.subList(LINES - 40, LINES));
      assertThat(dialogs).isEmpty();
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> said(Page page) {
    return (List<String>)
        page.evaluate("[...document.querySelectorAll('.log .said')].map(x => x.textContent)");
  }

  /** The same lines from the file, whose text has gone through no browser. */
  private static List<String> inFile(Page page, String address) {
    String file = page.request().get(address + "/runs/" + RUN + "/log/text?step=1").text();
    List<String> lines = List.of(file.split("\n"));
    assertThat(lines).hasSize(LINES);
    return lines.stream().map(line -> line.substring(line.indexOf(" 1.1   ") + 7)).toList();
  }

  private static void insert(JdbcClient database) {
    database
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request,"
                + " ended_at, state, ending) VALUES (?, 'patroni-failover', 'v', 'nowhere', 'dev',"
                + " 'sre-a', '{}', now(), 'ENDED', 'RECOVERED')")
        .param(RUN)
        .update();
    database
        .sql(
            "INSERT INTO log_lines (run_id, step, attempt, at, kind, text)"
                + " SELECT ?, 1, 1, now(), 'OUT', text FROM unnest(?::text[])"
                + " WITH ORDINALITY AS line (text, place) ORDER BY place")
        .param(RUN)
        .param(lines().toArray(String[]::new))
        .update();
  }

  private static List<String> lines() {
    Random random = new Random(20_260_731);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      StringBuilder line = new StringBuilder();
      for (int pieces = random.nextInt(9); pieces > 0; pieces--) {
        line.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      lines.add(line.append(i).toString());
    }
    return lines;
  }
}
