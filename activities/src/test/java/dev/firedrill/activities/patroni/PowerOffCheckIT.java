package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.activities.reach.ssh.TestSshd;
import dev.firedrill.lab.Await;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command that powers a host off, asked after on a real sshd with the real sudo: root may do
 * everything, and PostgreSQL's own user nothing.
 */
class PowerOffCheckIT {

  private static final TargetName ORDERS = new TargetName("orders-db");
  private static final String NOBODY_THERE = "nobody@127.0.0.1:9";
  private static final Duration SOON = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static TestSshd sshd;

  @BeforeAll
  static void start() throws IOException {
    sshd = TestSshd.start(folder, "UsePAM yes"); // Without PAM, sshd refuses locked accounts.
    // sshd reads it as whoever comes in.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void stop() {
    sshd.close();
  }

  @Test
  void whatSudoAllowsIsGoodAndIsNotRun() {
    Path marker = folder.resolve("was run");
    Finding finding = finding(sshd.host(), "sudo", "-n", "/usr/bin/touch", marker.toString());
    assertThat(finding.told()).isEqualTo("allowed, and was not run");
    assertThat(finding.good()).isTrue();
    assertThat(marker).doesNotExist();
  }

  @Test
  void whatSudoDoesNotAllowIsSaid() {
    Finding finding = finding(sshd.host("postgres"), "sudo", "-n", "/usr/bin/true", "pg-1");
    assertThat(finding.told()).isEqualTo("sudo does not allow it, or it is not there");
    assertThat(finding.good()).isFalse();
  }

  @Test
  void sudoAsAnotherUserIsAskedForThatUser() {
    assertThat(finding(sshd.host(), "sudo", "-n", "-u", "postgres", "/usr/bin/true").good())
        .isTrue();
    assertThat(finding(sshd.host(), "sudo", "-n", "-u", "no-such", "/usr/bin/true").good())
        .isFalse();
  }

  @Test
  void aProgramThatIsNotThereIsSaid() {
    assertThat(finding(sshd.host(), "sudo", "-n", "/usr/local/bin/no-such", "pg-1").good())
        .isFalse();
    assertThat(finding(sshd.host(), "no-such'; touch x", "pg-1").told())
        .isEqualTo("there is no such command");
    assertThat(finding(sshd.host(), "-p").good()).isFalse();
  }

  @Test
  void aCommandWithoutSudoIsLookedUpAndNotRun() {
    Path marker = folder.resolve("was run too");
    Finding finding = finding(sshd.host("postgres"), "touch", marker.toString());
    assertThat(finding.told()).isEqualTo("it is there, and was not run");
    assertThat(finding.good()).isTrue();
    assertThat(marker).doesNotExist();
  }

  @Test
  void sudoThatWouldAskIsSaid() {
    assertThat(finding(sshd.host(), "sudo", "/usr/bin/true").told())
        .isEqualTo("sudo would ask for a password: add -n");
  }

  @Test
  void aHostThatIsNotReachedIsSaid() {
    assertThat(finding(SshHost.parse(NOBODY_THERE), "sudo", "-n", "/usr/bin/true").told())
        .contains("127.0.0.1");
  }

  @Test
  void theCheckOfATargetAsksAfterEachOfThem() throws IOException {
    Path targets = Files.createDirectories(folder.resolve("targets"));
    Files.writeString(targets.resolve("orders-db.yaml"), target());
    PatroniReader reader = new PatroniReader();
    try (HttpReach http = new HttpReach()) {
      PatroniCheck check = new PatroniCheck(keys -> sshd.shell(), http, reader);
      Target orders = Targets.read(targets, List.of(reader)).require(ORDERS);
      List<Finding> findings =
          Await.seen(
              "an answer of its host",
              SOON,
              () -> check.check(orders),
              seen -> seen.stream().allMatch(PowerOffCheckIT::isAnswered));
      assertThat(findings)
          .filteredOn(finding -> finding.what().startsWith("power-off of "))
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.what())
                .isEqualTo("power-off of pg-1 on " + sshd.host() + ": sudo -n /usr/bin/true pg-1");
            assertThat(finding.good()).isTrue();
          });
    }
  }

  private static String target() {
    return """
    name: orders-db
    system: patroni
    environment: dev
    tier: 1
    recovery-time: PT4H
    recovery-point: PT1H
    stateful: true
    patroni:
      scope: orders
      namespace: /service
      etcd: ["http://127.0.0.1:9"]
      stanza: main
      members:
        pg-1:
          rest: http://127.0.0.1:9
          ssh: nobody@127.0.0.1:9
          data: /var/lib/orders/pg-1
          owner: postgres
          start: [sudo, -n, /usr/bin/start-patroni, pg-1]
          backup-config: /etc/pgbackrest.conf
          power-off:
            ssh: %s
            command: [sudo, -n, /usr/bin/true, pg-1]
    ssh: { key: "env:KEY", known-hosts: /known }
    """
        .formatted(sshd.host());
  }

  private static Finding finding(SshHost host, String... command) {
    MemberSettings.PowerOff off = new MemberSettings.PowerOff(host, List.of(command));
    return Await.seen(
        "an answer of its host",
        SOON,
        () -> PowerOffCheck.finding(ORDERS, sshd.shell(), "pg-1", off),
        PowerOffCheckIT::isAnswered);
  }

  /** A login on a busy machine may take longer than a check waits. */
  private static boolean isAnswered(Finding finding) {
    return !finding.told().contains("in time") && !finding.told().contains("SSH handshake");
  }
}
