package dev.firedrill.web.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.Hook;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.schedules.Slots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which targets count as without a backup, or a verified one, on a real database, and who is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class BackupWatchIT {

  private static final String BANNER = "There is no backup younger than a day of ";
  private static final String TOLD = BANNER + "orders-db: the newest that was taken here is of ";
  private static final String UNTOLD =
      "SELECT count(*) FROM backups_missing WHERE ended_at IS NULL AND notified_at IS NULL";
  private static final String SECRETS =
      """
      name: NAME
      system: vault
      environment: dev
      tier: 1
      recovery-time: PT1H
      recovery-point: PT1H
      stateful: true
      vault:
        nodes:
          vault-1: { api: "http://127.0.0.1:9" }
        token: env:PATH
        canary: secret/data/canary
        tolerance: 0
      """;

  private static final String BUS =
      """
      name: bus
      system: kafka
      environment: dev
      tier: 1
      recovery-time: PT1H
      recovery-point: PT1H
      stateful: true
      kafka:
        brokers:
          kafka-1:
            id: 1
            listener: 127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            config: /etc/kafka/server.properties
            directories: [/var/lib/kafka]
            start: [start-kafka]
      ssh:
        key: env:PATH
        known-hosts: /etc/hosts
      """;

  private Desk desk;
  private Hook hook;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hook = new Hook();
    Path targets = Files.createDirectories(folder.resolve("targets"));
    Files.writeString(targets.resolve("vault.yaml"), SECRETS.replace("NAME", "secrets"));
    Files.writeString(targets.resolve("bus.yaml"), BUS);
    Files.writeString(
        targets.resolve("elsewhere.yaml"),
        SECRETS.replace("NAME", "elsewhere") + "backed-up-by: <b>snapshots</b> each hour\n");
    desk =
        Desk.start(
            folder,
            "--firedrill.notify.webhook=" + hook.address(),
            "--firedrill.notify.key=env:PATH");
    TestSchedules.stopOwnClock(desk);
    desk.add("ann", Role.VIEWER);
    Await.until(() -> count("SELECT count(*) FROM backups_due") == 3);
  }

  @AfterAll
  void stop() {
    desk.close();
    hook.close();
  }

  @BeforeEach
  void knownForLongAndBackedUp() {
    sql("UPDATE backups_due SET since = now() - interval '9 days'");
    forgetRuns();
    run("backup", "orders-db", "RECOVERED", 3);
    sql("UPDATE backups_due SET since = now() WHERE target <> 'orders-db'");
    sql("DELETE FROM backups_missing");
  }

  @Test
  void whatHasABackupOrIsNewOrIsBackedUpElsewhereIsNotToldOf() {
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(desk.signedIn("ann").get("/targets").body())
        .doesNotContain(BANNER)
        .contains("backed up by <span>&lt;b&gt;snapshots&lt;/b&gt; each hour</span>");
  }

  @Test
  void aTargetWithoutABackupIsToldByNameOnceADayUntilItHasOne() {
    sql("UPDATE runs SET ended_at = now() - interval '26 hours'");
    long lines = lines("BACKUP_MISSING");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(lines("BACKUP_MISSING")).isEqualTo(lines + 1);
    assertThat(desk.signedIn("ann").get("/runbooks").body()).contains(TOLD);
    Await.until(() -> count(UNTOLD) == 0);
    assertThat(letters())
        .singleElement()
        .asString()
        .contains("\"event\":\"backup-missing\"", "\"target\":\"orders-db\"");

    sql("UPDATE backups_missing SET noted_at = noted_at - interval '24 hours'");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    Await.until(() -> count(UNTOLD) == 0);
    assertThat(letters()).hasSize(2);

    run("backup", "orders-db", "RECOVERED", 0);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(desk.signedIn("ann").get("/runbooks").body()).doesNotContain(BANNER);
  }

  @Test
  void aBackupThatNobodyVerifiedForAMonthIsToldByName() {
    sql("UPDATE backups_due SET since = now() - interval '33 days' WHERE target = 'orders-db'");
    run("backup-verification", "orders-db", "DECLINED", 3);
    long lines = lines("VERIFICATION_MISSING");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    assertThat(why("orders-db")).isEqualTo("none was ever verified here");
    assertThat(desk.signedIn("ann").get("/runbooks").body())
        .contains("No backup of orders-db counts as verified: none was ever verified here.")
        .doesNotContain(BANNER);
    assertThat(lines("VERIFICATION_MISSING")).isEqualTo(lines + 1);
    Await.until(() -> count(UNTOLD) == 0);
    assertThat(hook.taken())
        .anyMatch(letter -> letter.contains("\"event\":\"verification-missing\""));

    run("backup-verification", "orders-db", "RECOVERED", 31 * 24);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(count("SELECT count(*) FROM backups_missing WHERE ended_at IS NULL")).isZero();
  }

  @Test
  void aVerificationThatFailedIsToldAtOnceWhoeverLaunchedItUntilOneEndsWell() {
    run("backup-verification", "orders-db", "RECOVERED", 9 * 24);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    run("backup-verification", "orders-db", "ABORTED", 3);
    step("CHECK", "FAILED");
    sql("UPDATE runs SET starter = 'token:ci', summary = 'Bad <b>' WHERE ending = 'ABORTED'");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(why("orders-db")).matches("run .+ of .+Z ended ABORTED: Bad <b>");
    assertThat(desk.signedIn("ann").get("/runbooks").body())
        .containsPattern(
            "No backup of orders-db counts as verified: run .+ ended ABORTED: Bad &lt;");
    assertThat(rowsOf("orders-db")).last(InstanceOfAssertFactories.STRING).contains("Failed");
    Await.until(() -> count(UNTOLD) == 0);
    assertThat(hook.taken()).anyMatch(letter -> letter.contains("ended ABORTED: Bad"));

    run("backup-verification", "orders-db", "ABORTED", 2);
    step("CHECK", "FAILED");
    assertThat(desk.bean(Slots.class).reconcile()).as("another one failed").isEqualTo(1);
    run("backup-verification", "orders-db", "RECOVERED", 1);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(count("SELECT count(*) FROM backups_missing WHERE ended_at IS NULL")).isZero();
  }

  @Test
  void aVerificationThatWasRefusedAtTheDoorFoundNothingAndOneRefusedByACheckDid() {
    run("backup-verification", "orders-db", "RECOVERED", 9 * 24);
    run("backup-verification", "orders-db", "REFUSED", 3);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    step("CHECK", "FAILED");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    assertThat(why("orders-db")).contains("ended REFUSED");
  }

  @Test
  void aVerificationThatSomebodyCancelledCountsOnlyIfItHadFoundSomething() {
    run("backup-verification", "orders-db", "RECOVERED", 9 * 24);
    run("backup-verification", "orders-db", "ABORTED", 3);
    assertThat(desk.bean(Slots.class).reconcile()).as("before its first step").isZero();
    step("GATE", "FAILED");
    sql(
        "INSERT INTO gates (run_id, step, card, groups, opened_at, expires_at, state)"
            + " SELECT run_id, ordinal, '{}', '{}', now(), now(), 'CANCELLED' FROM steps");
    assertThat(desk.bean(Slots.class).reconcile()).as("before anybody decided").isZero();
    step("LOOK", "FAILED");
    sql("UPDATE steps SET detail = 'waits\nnot finished' WHERE kind = 'LOOK'");
    assertThat(desk.bean(Slots.class).reconcile()).as("while it waited").isZero();
    step("CHANGE", "SKIPPED");
    assertThat(desk.bean(Slots.class).reconcile()).as("what failed was skipped").isEqualTo(1);
  }

  @Test
  void onlyABackupOfThatTargetThatEndedWellCounts() {
    forgetRuns();
    run("backup", "elsewhere", "RECOVERED", 3);
    run("backup", "orders-db", "ABORTED", 3);
    run("backup", "orders-db", "UNVERIFIED", 3);
    run("backup-verification", "orders-db", "RECOVERED", 3);
    run("backup", "orders-db", "RECOVERED", 3);
    sql("UPDATE runs SET plan = true WHERE ending = 'RECOVERED' AND runbook = 'backup'");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    assertThat(why("orders-db")).isEqualTo("none was ever taken here");
  }

  @Test
  void whileOneIsBeingTakenNobodyIsCalledUnlessItLastsForADay() {
    // In the future, so that nothing takes it for a run that was never started.
    sql(
        "UPDATE runs SET state = 'INTENDED', ending = NULL, ended_at = NULL,"
            + " intended_at = now() + interval '1 day'");
    Reconciler reconciler = desk.bean(Reconciler.class);
    assertThat(reconciler.reconcile(Instant.now())).isZero();
    sql("UPDATE runs SET state = 'PARKED'");
    assertThat(reconciler.reconcile(Instant.now())).as("parked").isEqualTo(1);
    sql("DELETE FROM backups_missing");
    sql("UPDATE runs SET state = 'INTENDED'");
    reconciler.reconcile(Instant.now().plus(Duration.ofHours(50)));
    assertThat(why("orders-db")).isEqualTo("none was ever taken here");
  }

  @Test
  void aVaultWithoutASnapshotIsToldByNameUntilItHasOne() {
    sql("UPDATE backups_due SET since = now() - interval '26 hours' WHERE target = 'secrets'");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    assertThat(why("secrets")).isEqualTo("none was ever taken here");
    run("vault-backup", "secrets", "RECOVERED", 0);
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(count("SELECT count(*) FROM backups_missing WHERE ended_at IS NULL")).isZero();
  }

  @Test
  void whatNoRunbookBacksUpIsTold() {
    sql("UPDATE backups_due SET since = now() - interval '26 hours' WHERE target = 'bus'");
    assertThat(desk.bean(Slots.class).reconcile()).isEqualTo(1);
    assertThat(why("bus")).isEqualTo("no runbook here backs up what runs kafka");
  }

  @Test
  void whatWasNotedOfADutyThatIsNoneAnyMoreIsOver() {
    sql(
        "INSERT INTO backups_missing (target, duty, noted_at, why)"
            + " VALUES ('bus', 'VERIFICATION', now(), 'it was another system then')");
    assertThat(desk.bean(Slots.class).reconcile()).isZero();
    assertThat(count("SELECT count(*) FROM backups_missing WHERE ended_at IS NULL")).isZero();
  }

  @Test
  void theScreenListsEachTargetThatNeedsABackupWithWhatIsKnownOfIt() {
    sql("UPDATE backups_due SET since = now() - interval '26 hours' WHERE target = 'bus'");
    assertThat(rowOf("orders-db")).contains("Younger than a day", "patroni", "3 h ago");
    assertThat(rowOf("secrets")).contains("Not due yet", "vault", "none yet");
    assertThat(rowOf("bus")).contains("Missing", "no runbook here backs up what runs kafka");
    assertThat(rowsOf("orders-db"))
        .hasSize(2)
        .last(InstanceOfAssertFactories.STRING)
        .contains("Not due yet", "Verification", "none yet");
    assertThat(rowsOf("bus")).hasSize(1);
    assertThat(rowsOf("elsewhere")).isEmpty();
  }

  /** What was posted of the target; where an answer came too late, the same was sent again. */
  private List<String> letters() {
    return hook.taken().stream().filter(body -> body.contains(TOLD)).distinct().toList();
  }

  /** They stay: their evidence may be signed by now, and the clock signs it at any moment. */
  private void forgetRuns() {
    sql("UPDATE runs SET target = 'earlier'");
  }

  private String rowOf(String target) {
    return rowsOf(target).getFirst();
  }

  /** The rows of this target in the Backups table, without their markup. */
  private List<String> rowsOf(String target) {
    String page = desk.signedIn("ann").get("/schedules").body();
    String table = page.substring(page.indexOf("id=\"backups\""));
    return Arrays.stream(table.split("<tr>", -1))
        .filter(row -> row.contains("<b>" + target + "</b>"))
        .map(row -> row.replaceAll("<[^>]+>", " "))
        .toList();
  }

  private void run(String runbook, String target, String ending, int hoursAgo) {
    desk.database()
        .sql(
            """
            INSERT INTO runs (id, runbook, version, target, environment, starter, request, state,
              ending, intended_at, ended_at)
            VALUES (gen_random_uuid(), ?, 'v', ?, 'dev', 'schedule:nightly', '{}', 'ENDED', ?,
              now() - make_interval(hours => ?), now() - make_interval(hours => ?))\
            """)
        .params(runbook, target, ending, hoursAgo, hoursAgo)
        .update();
  }

  /** One more step of each verification of orders-db that did not end well. */
  private void step(String kind, String state) {
    sql(
        ("INSERT INTO steps (run_id, ordinal, kind, title, state, began_at)"
                + " SELECT id, (SELECT count(*) FROM steps WHERE run_id = id), '%s', 'A step', '%s',"
                + " now() FROM runs WHERE target = 'orders-db' AND ending <> 'RECOVERED'")
            .formatted(kind, state));
  }

  private String why(String target) {
    String why = "SELECT why FROM backups_missing WHERE ended_at IS NULL AND target = ?";
    return desk.database().sql(why).param(target).query(String.class).single();
  }

  private long lines(String what) {
    return count("SELECT count(*) FROM audit WHERE title = 'orders-db' AND what = '" + what + "'");
  }

  private void sql(String statement) {
    desk.database().sql(statement).update();
  }

  private long count(String sql) {
    return desk.database().sql(sql).query(Long.class).single();
  }
}
