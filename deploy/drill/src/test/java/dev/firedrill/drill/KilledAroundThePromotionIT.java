package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.desk.Operator;
import dev.firedrill.drill.desk.Visit;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A part of Firedrill dies with SIGKILL while the standby is being promoted; no secret is found
 * anywhere afterwards. The seed picks the part, {@code -Ddrill.kill=all} takes each.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KilledAroundThePromotionIT {

  private static final Duration LONGEST = Duration.ofMinutes(8);
  private static final String FIRST = "First sign-in:  admin  ";
  private static final List<Victim> PARTS = List.of(Victim.APP, Victim.ENGINE, Victim.DATABASE);

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

  static List<Victim> victims() {
    return Breadth.hasAllDeaths()
        ? PARTS
        : List.of(PARTS.get(Math.floorMod(Breadth.SEED, PARTS.size())));
  }

  @ParameterizedTest
  @MethodSource("victims")
  void theRunStillEndsRecoveredWithOnePromotion(Victim victim) throws IOException {
    said.clear();
    Path folder = Files.createTempDirectory("firedrill-killed-");
    try (SequenceWriter writer = lab.writer();
        Traces traces = Traces.of(folder.resolve("data"), lab.targetFile())) {
      breakTheCluster(writer);
      int promotions = lab.view().promotions().size();
      Process app = start(folder);
      awaitPromotion();
      victim.kill(app, folder.resolve("data"));
      Instant killed = Instant.now();
      Process last = victim.takesTheApp() ? start(folder) : app;
      awaitSaid("ENDED ");
      System.out.printf(
          "%s killed during the promotion: ended %.1f s after it%n",
          victim, Duration.between(killed, Instant.now()).toMillis() / 1000.0);

      assertThat(said).anyMatch(line -> line.startsWith("ENDED RECOVERED"));
      assertThat(lab.view().promotions()).hasSize(promotions + 1);
      Await.until("one that takes writes", LONGEST, () -> lab.view().primaries().size() == 1);
      assertThat(writer.missing()).isEmpty();
      Await.until("the app to end", LONGEST, () -> !last.isAlive());
      assertThat(secrets(folder, traces)).as("secrets").isEmpty();
    }
  }

  /** Where they are, seen by a Firedrill that takes over what the killed one has left. */
  private List<String> secrets(Path folder, Traces traces) throws IOException {
    String oneTime = said(FIRST).substring(FIRST.length());
    traces.addOfDatabase().add("the first password", oneTime);
    try (House house = House.open(folder.resolve("data"), lab.targetFolder())) {
      Visit visit = Operator.first(house.address(), oneTime).visit();
      Operator.passwords().forEach(typed -> traces.add("a password", typed));
      List<String> found = traces.found(house, visit::page);
      for (String run : house.runs()) {
        try (Heard heard = Heard.of(visit, run)) {
          found.addAll(traces.in("the stream of " + run, heard.text()));
        }
      }
      return found;
    }
  }

  private String said(String start) {
    return said.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("never said: " + start));
  }

  private void breakTheCluster(SequenceWriter writer) {
    Await.until("writes", LONGEST, () -> writer.acknowledged() >= 50);
    lab.inject(PatroniFault.PAUSE);
    lab.inject(PatroniFault.KILL_LEADER_NODE);
    Await.until("the dead leader's key to go", LONGEST, () -> lab.view().leaderKey().isEmpty());
  }

  private Process start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(FastStart.untaught().command(words(folder)))
            .redirectError(folder.resolve("errors-" + System.nanoTime()).toFile())
            .start();
    Thread.ofVirtual().start(() -> listen(process));
    return process;
  }

  private List<String> words(Path folder) {
    return List.of(HouseProcess.class.getName(), folder.toString(), lab.targetFolder().toString());
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

  /**
   * On a busy machine the step may be over before it was looked at: the kill comes after it then.
   */
  private void awaitPromotion() {
    Await.until(
        "the promotion",
        LONGEST,
        () -> said.stream().anyMatch(line -> line.matches("(RUNNING|DONE) Promote the standby")));
  }

  private void awaitSaid(String start) {
    Await.until(start, LONGEST, () -> said.stream().anyMatch(line -> line.startsWith(start)));
  }
}
