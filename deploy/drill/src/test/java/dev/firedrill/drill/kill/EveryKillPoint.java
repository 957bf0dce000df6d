package dev.firedrill.drill.kill;

import dev.firedrill.drill.Breadth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A part of Firedrill dies at each point of a run of a share of the runbooks, on a few data
 * folders: nothing is lost, nothing is done twice. {@code -Ddrill.kill=all} tries the whole matrix,
 * other words what has them in its name; {@code -Ddrill.kill.seed=N} repeats what another seed
 * picked.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EveryKillPoint {

  private final Share share;
  private final Scores scores;

  /** The cells that are free, the one that was used last at the front: its process is up. */
  private final BlockingDeque<Cell> cells = new LinkedBlockingDeque<>();

  private final AtomicInteger built = new AtomicInteger();
  private Path folder;

  EveryKillPoint(Share share) {
    this.share = share;
    this.scores = new Scores(share.name().toLowerCase(Locale.ROOT));
  }

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path house) {
    folder = house;
    for (int cell = 0; cell < Breadth.DEATHS_AT_ONCE; cell++) {
      cells.add(fresh());
    }
    System.out.println(
        Breadth.DEATHS.isEmpty()
            ? "Runbooks and second victims picked by the seed " + Breadth.SEED
            : "The matrix: " + Breadth.DEATHS);
  }

  @AfterAll
  void stop() {
    scores.print();
    SoftAssertions.assertSoftly(
        all -> cells.forEach(cell -> all.assertThatCode(cell::close).doesNotThrowAnyException()));
  }

  List<Case> cases() {
    List<LedgerWorld> worlds = Worlds.unplayed();
    List<Case> cases =
        switch (Breadth.DEATHS) {
          case "" -> Matrix.of(worlds).picked(Breadth.SEED);
          case "all" -> Matrix.all(worlds);
          default -> Matrix.named(Breadth.DEATHS, worlds);
        };
    return cases.stream().filter(tried -> share.has(tried.world().runbook())).toList();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void nothingIsLostAndNothingIsDoneTwice(Case tried) throws IOException, InterruptedException {
    Cell cell = cells.takeFirst();
    boolean survived = false;
    try {
      cell.survives(tried, scores);
      survived = true;
    } finally {
      cells.addFirst(survived ? cell : inPlaceOf(cell));
    }
  }

  /** The run that did not end holds its target there, and the next one would wait for it. */
  private Cell inPlaceOf(Cell spent) {
    spent.kill();
    return fresh();
  }

  private Cell fresh() {
    return new Cell(folder.resolve("cell-" + built.incrementAndGet()));
  }
}
