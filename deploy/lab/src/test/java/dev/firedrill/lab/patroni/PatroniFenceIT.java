package dev.firedrill.lab.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Firedrill does to an old leader over SSH, done by hand with the lab's own sudoers lines. */
class PatroniFenceIT {

  @Test
  void anOldLeaderIsFencedPreservedAndBroughtBack() {
    try (PatroniLab lab = PatroniLab.startTemporary()) {
      Hand hand = new Hand(lab, lab.view().requireLeader());
      lab.inject(PatroniFault.PAUSE);
      lab.inject(PatroniFault.KILL_PATRONI);
      assertThat(hand.workingDirectories()).contains("DATA\n");

      hand.does("sudo -n /usr/bin/chown root:root DATA");
      assertThat(hand.does("sudo -n /usr/bin/stat -c %U DATA")).isEqualTo("root\n");
      assertThat(lab.asked())
          .as("by sudo's own log")
          .endsWith(
              hand.logged("root /usr/bin/chown root:root DATA"),
              hand.logged("root /usr/bin/stat -c %U DATA"));
      assertThat(hand.does("sudo -n /usr/bin/stat -c %i-%.W DATA/PG_VERSION"))
          .matches("\\d+-[\\d.]+\n");
      // A server that can't reach its files may have ended by itself: then nobody is there to hit.
      hand.isAllowed(
          "sudo -n /usr/bin/pkill -QUIT -u postgres -f -F DATA/postmaster.pid -- '-D DATA( |$)'");
      Await.until(
          "nobody works there",
          Duration.ofMinutes(3),
          () -> !hand.workingDirectories().contains("DATA"));
      assertThat(hand.attempts("sudo -n /usr/bin/fuser -s -k -KILL DATA").exit()).isEqualTo(1);
      Command.Result start = hand.attempts("sudo -n " + hand.start());
      assertThat(start.exit()).isEqualTo(1);
      assertThat(start.output()).contains("Patroni ended at once").contains("Permission denied");

      hand.does("sudo -n /usr/bin/rsync -a --delete DATA/ DATA.preserved-run-1.partial/");
      hand.does("sudo -n /usr/bin/mv -T DATA.preserved-run-1.partial DATA.preserved-run-1");
      hand.does("sudo -n /usr/bin/test -d DATA.preserved-run-1");

      assertThat(hand.balancer("disable frontend writer")).isBlank();
      assertThat(lab.view().clientsHeld()).isTrue();
      assertThat(hand.balancer("disable frontend writer")).contains("already disabled");
      assertThat(hand.balancer("enable frontend writer")).isBlank();
      assertThat(lab.view().clientsHeld()).isFalse();

      hand.isRefused("sudo -n /usr/bin/rsync -a --delete DATA/ DATA.preserved-x/../y.partial/");
      hand.isRefused("sudo -n /usr/bin/chown root:root DATA /etc");
      hand.isRefused("sudo -n /usr/bin/pkill -QUIT -u postgres");

      hand.does("sudo -n /usr/bin/chown postgres:postgres DATA");
      hand.does("sudo -n " + hand.start());
      assertThat(lab.view().patroniAnswers(hand.member())).isTrue();
    }
  }

  /** The SSH hand on one member, with DATA standing for its data directory. */
  private record Hand(PatroniLab lab, String member) {

    String start() {
      return lab.plan().folder() + "/bin/start-patroni " + member;
    }

    String does(String command) {
      Command.Result result = attempts(command);
      assertThat(result.exit()).as(command + ": " + result.output()).isZero();
      return result.output().replace(data(), "DATA");
    }

    void isAllowed(String command) {
      Command.Result result = attempts(command);
      assertThat(result.output()).doesNotContain("a password is required");
      assertThat(result.exit()).as(command + ": " + result.output()).isIn(0, 1);
    }

    void isRefused(String command) {
      assertThat(attempts(command).output()).contains("a password is required");
    }

    /** Lines "/proc/PID/cwd PATH"; the exit code says nothing, since processes come and go. */
    String workingDirectories() {
      String output =
          attempts("sudo -n /usr/bin/find /proc -maxdepth 2 -name cwd -printf '%p %l\\n'").output();
      assertThat(output).contains("/cwd /");
      return output.replace(data() + "\n", "DATA\n");
    }

    String logged(String command) {
      return "firedrill-lab@lab $ sudo -n -u " + command.replace("DATA", data());
    }

    String balancer(String command) {
      String socat = "sudo -n /usr/bin/socat - UNIX-CONNECT:" + lab.plan().socket();
      return new LabSsh(lab.plan())
          .run(PatroniPlan.BALANCER, "echo " + command + " | " + socat)
          .output();
    }

    Command.Result attempts(String command) {
      return new LabSsh(lab.plan()).run(member, command.replace("DATA", data()));
    }

    private String data() {
      return lab.plan().data(member).toString();
    }
  }
}
