package dev.firedrill.bench;

import dev.firedrill.drill.House;
import dev.firedrill.drill.PatroniFailoverDrill;
import dev.firedrill.drill.Result;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A real failover's promotion, as the runbook's step and as the bare call that the step makes, on
 * the same cluster by turns.
 */
final class Failover {

  private static final int TURNS = 3;
  private static final String STEP = "Promote the standby";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Path data;

  Failover(Path data) {
    this.data = data;
  }

  Figure measure() {
    Samples bare = new Samples();
    Samples step = new Samples();
    try (PatroniLab lab = PatroniLab.startTemporary();
        House house = House.open(data, lab.targetFolder())) {
      for (int i = 0; i < TURNS; i++) {
        bare.add(bare(lab));
        lab.mendAll();
        step.add(runbook(lab, house));
        lab.mendAll();
      }
    }
    return Figure.atMost(
        "promotion: the runbook's step / the bare call",
        step.percentile(50) / bare.percentile(50),
        1.25,
        String.format(Locale.ROOT, "ms: step %s; bare %s", step.spread(), bare.spread()));
  }

  /** POST /failover alone, until the candidate holds the leader key; in milliseconds. */
  private static double bare(PatroniLab lab) {
    lab.inject(PatroniFault.PAUSE);
    lab.inject(PatroniFault.KILL_LEADER_NODE);
    Await.until("the dead leader's key to go", LONGEST, () -> lab.view().leaderKey().isEmpty());
    String candidate = lab.view().syncStandby().orElseThrow();
    long sent = System.nanoTime();
    lab.failOver(candidate);
    while (!lab.view().leaderKey().equals(Optional.of(candidate))) {
      Thread.onSpinWait();
    }
    return (System.nanoTime() - sent) / 1e6;
  }

  private static double runbook(PatroniLab lab, House house) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Result result =
        new PatroniFailoverDrill(lab, house, gate -> Optional.of(true), nowhere).carryOut();
    if (!result.isProof()) {
      throw new IllegalStateException("the recovery failed: " + result.inWords());
    }
    return house.seconds(result.run(), STEP) * 1000;
  }
}
