package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabProcessesTest {

  @TempDir Path folder;

  @BeforeEach
  void makePidFolder() throws IOException {
    Files.createDirectory(folder.resolve("pids"));
  }

  @Test
  void aProcessIsKnownByItsPidAndEndedByIt() {
    LabProcesses processes = new LabProcesses(folder);
    processes.start("tail", folder.resolve("log"), List.of("tail", "-f", folder + "/log"));
    Await.until("it runs", Duration.ofMinutes(1), () -> processes.running("tail").isPresent());
    assertThat(processes.names()).containsExactly("tail");
    processes.end("tail", "KILL");
    assertThat(processes.running("tail")).isEmpty();
  }

  @Test
  void aPidThatNowBelongsToSomebodyElseIsNotOurs() throws IOException {
    LabProcesses processes = new LabProcesses(folder);
    Files.writeString(
        folder.resolve("pids/etcd.pid"), Long.toString(ProcessHandle.current().pid()));
    assertThat(processes.running("etcd")).isEmpty();
    processes.end("etcd", "KILL");
  }

  @Test
  void aPidFileMayHoldMoreThanThePid() throws IOException {
    Path file = Files.writeString(folder.resolve("postmaster.pid"), "4711\n/data\n1\n");
    assertThat(LabProcesses.pid(file)).contains(4711L);
    assertThat(LabProcesses.pid(Files.writeString(file, ""))).isEmpty();
    assertThat(LabProcesses.pid(folder.resolve("none"))).isEmpty();
  }
}
