package dev.firedrill.lab.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.Ports;
import dev.firedrill.lab.TextFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The key that Firedrill has at a real store is let in to what its policy says. */
@TestInstance(Lifecycle.PER_CLASS)
class DepotIT {

  private static final String ADDRESS = "127.0.0.1";
  private static final String BUCKET = "snapshots";
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::snapshots"]},
        {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"],
         "Resource": ["arn:aws:s3:::snapshots/own/*"]}]}
      """;

  private LabProcesses processes;
  private Depot depot;
  private MinioClients own;

  @BeforeAll
  void start(@TempDir Path folder) {
    TextFile.makeFolder(folder.resolve("pids"));
    processes = new LabProcesses(folder);
    depot = new Depot(folder.resolve("depot"), ADDRESS, Ports.free(ADDRESS), processes);
    depot.start(BUCKET, POLICY);
    own =
        new MinioClients(
            folder.resolve("depot/firedrill"),
            node -> URI.create(depot.api()),
            Duration.ofMinutes(1));
  }

  @AfterAll
  void stop() {
    own.close();
    processes.names().forEach(name -> processes.end(name, "KILL"));
  }

  @Test
  void itPutsListsAndReadsBelowItsOwnName() {
    own.put("depot", BUCKET, "own/today", new byte[] {7});
    assertThat(own.keys("depot", BUCKET)).contains("own/today");
    assertThat(own.get("depot", BUCKET, "own/today")).containsExactly(7);
  }

  @Test
  void itRemovesNothingAndReachesNothingElse() {
    own.put("depot", BUCKET, "own/kept", new byte[] {7});
    depot.put(BUCKET, "other/today", new byte[] {7});
    isDenied(() -> own.delete("depot", BUCKET, "own/kept"));
    isDenied(() -> own.get("depot", BUCKET, "other/today"));
    isDenied(() -> own.put("depot", BUCKET, "other/mine", new byte[] {7}));
    assertThat(depot.keys(BUCKET)).contains("own/kept", "other/today");
  }

  private static void isDenied(ThrowingCallable asked) {
    assertThatThrownBy(asked)
        .isInstanceOf(LabFailure.class)
        .hasStackTraceContaining("Access Denied");
  }
}
