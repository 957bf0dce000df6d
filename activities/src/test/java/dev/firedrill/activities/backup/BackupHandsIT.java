package dev.firedrill.activities.backup;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.patroni.RealCluster;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.workflows.backup.BackupActivities;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Backups on a real cluster, where pgBackRest's own lock stands in the way. */
@TestInstance(Lifecycle.PER_CLASS)
class BackupHandsIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  /** The test engine gives each activity this run. */
  private static final String RUN_OF_TEST = "--annotation=firedrill=test-workflow-id";

  private final RealCluster cluster = new RealCluster();
  private final TestActivityEnvironment engine = Attempts.engine();
  private BackupActivities backup;

  @BeforeAll
  void putTogether() {
    engine.registerActivitiesImplementations(RealBackups.hands(cluster));
    backup = Attempts.of(engine, BackupActivities.class);
  }

  @AfterAll
  void stop() {
    engine.close();
    cluster.close();
  }

  /** As when Firedrill is killed during the backup: what it began goes on without it. */
  @Test
  void aBackupThatGoesOnFromAnEarlierAttemptIsWaitedFor() throws Exception {
    String leader = cluster.lab().view().requireLeader();
    int backups = backups(leader);
    Thread earlier =
        Thread.ofVirtual()
            .start(() -> cluster.lab().pgbackrest(leader, "--type=incr", RUN_OF_TEST, "backup"));
    long pid = stopped(leader, RUN_OF_TEST);
    Thread again = Thread.ofPlatform().start(() -> backup.backUp(ORDERS, leader));
    assertThat(again.join(Duration.ofSeconds(6))).as("it goes on beside the other").isFalse();
    Command.run("kill", "-CONT", String.valueOf(pid));
    assertThat(again.join(SOON)).as("it ends after the other").isTrue();
    assertThat(earlier.join(SOON)).isTrue();
    assertThat(backups(leader)).isEqualTo(backups + 1);
  }

  private int backups(String leader) {
    String info = cluster.lab().pgbackrest(leader, "--output=json", "info");
    return info.split("\"label\":", -1).length - 1;
  }

  /** Stops this lab's backup with this annotation while it holds pgBackRest's lock. */
  private long stopped(String leader, String annotation) {
    AtomicLong stopped = new AtomicLong();
    Await.until(
        "the backup to stand still in its lock",
        SOON,
        () -> {
          OptionalLong pid = running(annotation);
          if (pid.isEmpty()) {
            return false;
          }
          stopped.set(pid.getAsLong());
          Command.run("kill", "-STOP", String.valueOf(pid.getAsLong()));
          if (cluster.lab().pgbackrest(leader, "--output=json", "info").contains("\"held\":true")) {
            return true;
          }
          Command.run("kill", "-CONT", String.valueOf(pid.getAsLong()));
          return false;
        });
    return stopped.get();
  }

  private OptionalLong running(String annotation) {
    String ours = cluster.lab().plan().folder().toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/pgbackrest"))
        .filter(process -> process.info().commandLine().orElse("").contains(annotation))
        .filter(process -> process.info().commandLine().orElse("").contains(ours))
        .mapToLong(ProcessHandle::pid)
        .min();
  }
}
