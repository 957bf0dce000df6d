package dev.firedrill.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Machine;
import dev.firedrill.web.access.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run proves, as it leaves Firedrill, and as the docs say that it is verified. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EvidenceIT {

  private static final String RUN = "r-provenproven";
  private static final String PLAN = "r-planplanplan";

  private Path folder;
  private Desk desk;
  private Browser viewer;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    desk = Desk.start(folder);
    desk.add("sre-b", Role.VIEWER);
    viewer = desk.signedIn("sre-b");
    insert(RUN, false);
    insert(PLAN, true);
    Await.until(() -> viewer.get("/evidence").body().contains(RUN));
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  private void insert(String id, boolean plan) {
    desk.database()
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request,"
                + " intended_at, ended_at, state, ending, summary, plan) VALUES (?, 'open-valve',"
                + " 'v', 'orders-db', 'dev', 'sre-a', '{\"target\":\"orders-db\"}', now(), now(),"
                + " 'ENDED', 'ABORTED', 'the <b>valve</b> is stuck', ?)")
        .params(id, plan)
        .update();
    desk.database()
        .sql(
            "INSERT INTO steps (run_id, ordinal, kind, title, detail, state, began_at, ended_at)"
                + " VALUES (?, 1, 'LOOK', 'Look at the valve', 'it <i>drips</i>', 'DONE', now(),"
                + " now())")
        .param(id)
        .update();
  }

  @Test
  void aBundleIsVerifiedWithoutFiredrillAndAnAlteredOneIsNot() throws Exception {
    unpack(bytes("/runs/" + RUN + "/evidence.zip"));
    Path files = folder.resolve("firedrill-" + RUN);
    Files.writeString(files.resolve("key.pem"), viewer.get("/evidence/key.pem").body());
    assertThat(carryOut(files, "sha256sum", "--check", "--strict", "SHA256SUMS")).isZero();
    assertThat(verify(files)).isZero();
    Path sums = files.resolve("SHA256SUMS");
    Files.writeString(sums, Files.readString(sums).replaceFirst("^.", "x"));
    assertThat(verify(files)).isNotZero();
    Files.writeString(files.resolve("report.json"), " ", java.nio.file.StandardOpenOption.APPEND);
    assertThat(carryOut(files, "sha256sum", "--check", "--strict", "SHA256SUMS")).isNotZero();
  }

  @Test
  void itSaysWhatTheRunDidForPeopleAndForMachines() throws Exception {
    unpack(bytes("/runs/" + RUN + "/evidence.zip"));
    Path files = folder.resolve("firedrill-" + RUN);
    JsonNode report = JsonMapper.builder().build().readTree(files.resolve("report.json").toFile());
    assertThat(report.get("format").asString()).isEqualTo("firedrill-evidence-1");
    assertThat(report.get("ending").asString()).isEqualTo("ABORTED");
    assertThat(report.get("inputs").get("target").asString()).isEqualTo("orders-db");
    assertThat(report.get("steps").get(0).get("title").asString()).isEqualTo("Look at the valve");
    assertThat(files.resolve("report.html"))
        .content()
        .contains("the &lt;b&gt;valve&lt;/b&gt; is stuck", "it &lt;i&gt;drips&lt;/i&gt;")
        .doesNotContain("<script", "http:", "https:");
  }

  @Test
  void whatWasSignedStaysAsItIs() {
    byte[] first = bytes("/runs/" + RUN + "/evidence.zip");
    desk.database()
        .sql("UPDATE runs SET summary = 'all was well' WHERE id = ?")
        .param(RUN)
        .update();
    assertThat(bytes("/runs/" + RUN + "/evidence.zip")).isEqualTo(first);
    assertThat(
            desk.database()
                .sql(
                    "SELECT has_table_privilege('evidence', 'UPDATE') OR has_table_privilege('evidence', 'DELETE')")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  @Test
  void aPlanHasNoneAndIsNotListed() {
    assertThat(viewer.get("/runs/" + PLAN + "/evidence.zip").statusCode()).isEqualTo(404);
    assertThat(viewer.get("/runs/r-nnnnnnnnnnnn/evidence.zip").statusCode()).isEqualTo(404);
    assertThat(viewer.get("/evidence").body()).contains(RUN).doesNotContain(PLAN);
    assertThat(viewer.get("/evidence?runbook=another").body()).contains("No evidence yet");
    Machine machine = desk.machine(desk.token("bot", Role.VIEWER));
    assertThat(machine.get("/api/v1/runs/" + RUN + "/evidence").statusCode()).isEqualTo(200);
    assertThat(machine.get("/api/v1/runs/" + PLAN + "/evidence").body()).contains("no-evidence");
    assertThat(machine.get("/api/v1/runs/r-nnnnnnnnnnnn/evidence").statusCode()).isEqualTo(404);
  }

  private byte[] bytes(String path) {
    try (InputStream body = viewer.stream(path).body()) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void unpack(byte[] bundle) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bundle), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, zip.readAllBytes());
      }
    }
  }

  private static int verify(Path files) throws Exception {
    return carryOut(
        files,
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key.pem",
        "-rawin",
        "-in",
        "SHA256SUMS",
        "-sigfile",
        "SHA256SUMS.sig");
  }

  private static int carryOut(Path folder, String... words) throws Exception {
    Process process =
        new ProcessBuilder(List.of(words))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.log").toFile())
            .start();
    return process.waitFor();
  }
}
