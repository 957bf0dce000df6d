package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.DataCopy;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniView;
import dev.firedrill.lab.patroni.SequenceWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;

/**
 * A cluster whose last member lacks writes. It is promoted by two people, and what the gate said of
 * the loss is compared with what the lab itself knows.
 */
final class LossyFailover {

  /** No command line carries it out: two people type what is lost, each in a browser. */
  static final Subject SUBJECT =
      new Subject(
          "patroni-failover",
          PatroniFault.LAG_THEN_LOSE_LEADER.words(),
          "the leader and then the synchronous standby, SIGKILL; the last member lacks writes");

  private static final Duration SOON = Duration.ofMinutes(3);

  private final Stage stage;
  private final String dead;
  private final String laggard;

  LossyFailover(Stage stage, String dead, String laggard) {
    this.stage = stage;
    this.dead = dead;
    this.laggard = laggard;
  }

  /** Loses the synchronous standby as well, and gives up what only the dead two have. */
  void carryOut(Visitor starter, SequenceWriter writer) throws IOException {
    String standby = stage.lab().inject(PatroniFault.KILL_SYNC_STANDBY);
    long bytes = bytesKnownToBeLost();
    namesNobody(starter, standby, bytes);

    Instant launched = Instant.now();
    String run = starter.launchFailover(laggard).runOfPage();
    String question = "Promote " + laggard + " in place of " + dead;
    assertThat(starter.waitsAt(question).innerText())
        .contains(bytes + " bytes of WAL that are known of")
        .contains("what " + dead + " wrote after its last report to etcd, which is in no number")
        .contains("2 of incident-commander");
    approveByTwo(run, question, "promote " + laggard + " and lose " + bytes + " bytes");
    starter.seesDone("Promote the standby").waitsAt("Bring " + dead + " back");
    try (Visitor oncall = stage.as(Stage.SRE_B)) {
      oncall.approve("Bring " + dead + " back", "its data directory is preserved");
    }
    starter.seesEnding("Recovered");
    Duration time = Duration.between(launched, Instant.now());
    Screens.picture(starter.page(), "lossy-2-recovered");
    assertThat(starter.page().locator("#run-end").innerText())
        .contains(bytes + " bytes of WAL that are known of")
        .contains("the data directory of " + dead + ", as this run preserved it");
    NavigableSet<Long> lost = writer.missing();
    Rows.add(row(run, time, writer, lost.size(), bytes));
    whatIsLostIsInThePreservedCopy(run, lost);
  }

  private Row row(String run, Duration time, SequenceWriter writer, long lost, long bytes) {
    return new Row(
        SUBJECT,
        stage.house().ended(run).ending(),
        time,
        new Row.Ledger("writes", writer.acknowledged(), lost, writer.longestGap()),
        "told at the gate: %d bytes of WAL".formatted(bytes));
  }

  private void namesNobody(Visitor starter, String standby, long bytes) {
    starter.launchFailover("").seesEnding("Refused");
    assertThat(starter.reasons())
        .anyMatch(why -> why.contains("launch again with the candidate's name"))
        .anyMatch(why -> why.startsWith(standby + " is no running standby"))
        .anyMatch(why -> why.startsWith(laggard + " would lose " + bytes + " bytes of WAL"));
  }

  private void approveByTwo(String run, String question, String words) {
    int promotions = stage.promotions();
    try (Visitor one = stage.as(Stage.SRE_B);
        Visitor two = stage.as(Stage.SRE_C)) {
      one.approveTyping(question, words, "nobody better is left");
      assertThat(stage.house().openGates(run).getFirst().approvals()).hasSize(1);
      assertThat(stage.promotions()).isEqualTo(promotions);
      Screens.picture(two.open("/gates").page(), "lossy-1-one-of-two");
      two.approveTyping(question, words, "we can't wait for " + dead);
    }
  }

  private void whatIsLostIsInThePreservedCopy(String run, NavigableSet<Long> lost) {
    assertThat(lost).isNotEmpty();
    Path original = stage.lab().plan().data(dead);
    Path copy = original.resolveSibling(original.getFileName() + ".preserved-" + run);
    assertThat(new DataCopy(copy).rows()).containsAll(lost);
    System.out.printf(
        "%s was promoted: %d acknowledged rows lost, all of them in %s%n",
        laggard, lost.size(), copy.getFileName());
  }

  /** By PostgreSQL's own count, from what etcd has of the leader and the laggard on its disk. */
  private long bytesKnownToBeLost() {
    PatroniView view = stage.lab().view();
    String query =
        "select pg_wal_lsn_diff('0/0'::pg_lsn + %d::numeric, pg_last_wal_receive_lsn())"
            .formatted(view.reported());
    return Await.answer(query, SOON, () -> Long.parseLong(view.sql(laggard, query).orElseThrow()));
  }
}
