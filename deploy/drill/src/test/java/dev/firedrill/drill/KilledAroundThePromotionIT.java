package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each part of Firedrill dies with SIGKILL while the standby is being promoted. */
@TestInstance(Lifecycle.PER_CLASS)
class KilledAroundThePromotionIT {

  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final PatroniLab lab = PatroniLab.startTemporary();
  private final List<String> said = new CopyOnWriteArrayList<>();

  @AfterEach
  void mend() {
    lab.mendAll();
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(Victim.class)
  void theRunStillEndsRecoveredWithOnePromotion(Victim victim) throws IOException {
    said.clear();
    Path folder = Files.createTempDirectory("firedrill-killed-");
    try (SequenceWriter writer = lab.writer()) {
      int promotions = lab.view().promotions().size();
      breakTheCluster(writer);
      Process app = start(folder);
      awaitSaid("RUNNING Promote the standby");
      victim.kill(app, folder.resolve("data"));
      Instant killed = Instant.now();
      Process last = victim == Victim.APP ? start(folder) : app;
      awaitSaid("ENDED ");
      System.out.printf(
          "%s killed during the promotion: ended %.1f s after it%n",
          victim, Duration.between(killed, Instant.now()).toMillis() / 1000.0);

      assertThat(said).anyMatch(line -> line.startsWith("ENDED RECOVERED"));
      assertThat(lab.view().promotions()).hasSize(promotions + 1);
      assertThat(lab.view().primaries()).hasSize(1);
      assertThat(writer.missing()).isEmpty();
      Await.until("the app to end", Duration.ofMinutes(1), () -> !last.isAlive());
    }
  }

  private void breakTheCluster(SequenceWriter writer) {
    Await.until("writes", Duration.ofSeconds(30), () -> writer.acknowledged() >= 50);
    lab.inject(PatroniFault.PAUSE);
    lab.inject(PatroniFault.KILL_LEADER_NODE);
    Await.until(
        "the dead leader's key to go",
        Duration.ofSeconds(60),
        () -> lab.view().leaderKey().isEmpty());
  }

  private Process start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                HouseProcess.class.getName(),
                folder.toString(),
                DrillCommand.targets(lab).toString())
            .redirectError(folder.resolve("errors-" + System.nanoTime()).toFile())
            .start();
    Thread.ofVirtual().start(() -> listen(process));
    return process;
  }

  private void listen(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said::add);
    } catch (IOException | RuntimeException e) {
      said.add("the process's output ended: " + e.getMessage());
    }
  }

  private void awaitSaid(String start) {
    Await.until(start, LONGEST, () -> said.stream().anyMatch(line -> line.startsWith(start)));
  }
}
