package dev.firedrill.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.FiredrillApplication;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.procedure.AuditWatch;
import dev.firedrill.workflows.procedure.Ledger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit's commands, as processes beside a server and without one. */
final class VerifyIT {

  @TempDir private Path folder;

  @Test
  void itIsVerifiedBesideTheServerAndWithoutIt() throws Exception {
    assertThat(command("verify"))
        .isEqualTo("2: firedrill: There is no database in the data folder " + data() + ".");
    try (Desk desk = Desk.start(folder)) {
      desk.add("sre-a", Role.VIEWER);
      tell(desk, 12);
      assertThat(command("verify")).startsWith("0: The audit holds: 12 lines, ");
      asSuperuser("UPDATE audit SET person = 'eve' WHERE position = 7");
      assertThat(command("verify")).startsWith("1: The audit is broken: line 7 was altered.");
      everyPageSaysSo(desk);
      asSuperuser("UPDATE audit SET person = 'ann' WHERE position = 7");
      asSuperuser("DELETE FROM audit WHERE position > 10");
    }
    assertThat(command("verify")).startsWith("1: The audit is broken: lines 11 to ");
    Files.delete(data().resolve("audit/head"));
    assertThat(command("verify")).startsWith("1: The audit is broken: there is an audit, and its");
    assertThat(command("accept-head", "--reason", "a drill: the end was cut off"))
        .startsWith("0: The audit holds: 11 lines, ");
    try (Desk desk = Desk.start(folder)) {
      Browser browser = desk.signedIn("sre-a");
      assertThat(browser.get("/audit?kind=AUDIT_HEAD_ACCEPTED").body())
          .contains("audit accepted as it stands", "a drill: the end was cut off")
          .doesNotContain("The audit is broken");
    }
  }

  private void tell(Desk desk, int lines) {
    for (int i = 0; i < lines; i++) {
      desk.bean(Ledger.class).append("ann", "LAMP_LIT", "lamp " + i, Map.of());
    }
    Await.until(() -> desk.bean(AuditWatch.class).state().line() == lines);
  }

  /** The rounds are an hour apart, so the newest line is altered too: that is seen at once. */
  private void everyPageSaysSo(Desk desk) {
    Browser browser = desk.signedIn("sre-a");
    Await.until(() -> desk.bean(AuditWatch.class).state().line() == 13);
    asSuperuser("UPDATE audit SET title = title || '!' WHERE position = 13");
    Await.until(() -> !desk.bean(AuditWatch.class).state().holds());
    assertThat(browser.get("/runbooks").body())
        .contains("The audit is broken: line 13 was altered");
    assertThat(browser.get("/audit").body())
        .contains("The audit is broken", "Line 13 was altered.", "Keep this database as evidence");
    asSuperuser("UPDATE audit SET title = rtrim(title, '!') WHERE position = 13");
    Await.until(() -> desk.bean(AuditWatch.class).state().holds());
  }

  private void asSuperuser(String deed) {
    StoppedDatabase.superuser(data(), "firedrill", "SET session_replication_role = replica", deed);
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Carries it out in a process of its own: the exit status, and what was said. */
  private String command(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FiredrillApplication.class.getName(),
                "audit",
                "--data",
                data().toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor()
        + ": "
        + said.lines()
            .filter(line -> !line.startsWith("WARNING:") && !line.startsWith("Starting the"))
            .collect(Collectors.joining("\n"));
  }
}
