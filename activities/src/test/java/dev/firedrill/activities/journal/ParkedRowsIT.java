package dev.firedrill.activities.journal;

import static dev.firedrill.activities.journal.Told.LAUNCH;
import static dev.firedrill.activities.journal.Told.at;
import static dev.firedrill.activities.journal.Told.ended;
import static dev.firedrill.activities.journal.Told.entry;
import static dev.firedrill.activities.journal.Told.opened;
import static dev.firedrill.activities.journal.Told.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.Offer;
import dev.firedrill.workflows.procedure.ParkCard;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What screens see of a run that is parked or asked to stop. */
class ParkedRowsIT {

  private static TestDatabase database;
  private static JdbcClient sql;
  private static JdbcJournal journal;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start();
    sql = database.intruder();
    journal = new JdbcJournal(database.application(), List::of);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void aRunThatChangesSomething() {
    database.empty();
    tell(started(), entry(2, Kind.CHANGE_BEGAN, 1, "Hold", ""));
  }

  @Test
  void aParkedRunStaysOpenAndItsStepSaysWhy() {
    tell(parked(3, 1));
    assertThat(state()).isEqualTo("PARKED|PARKED|no answer|OPEN");
    assertThat(words("SELECT content FROM audit WHERE what = 'STEP_PARKED'"))
        .contains("\"parked\":{", "Try again");
  }

  @Test
  void whatIsTriedAgainRunsAndTheParkingSaysWhoChose() {
    tell(parked(3, 1), chosen(4, Kind.RETRY_CHOSEN));
    assertThat(state()).isEqualTo("RUNNING|RUNNING||CLOSED");
    assertThat(words("SELECT chosen || chosen_by || reason FROM parkings"))
        .isEqualTo("RETRY_CHOSENbobby hand");
    tell(parked(5, 2));
    assertThat(words("SELECT string_agg(state, '|' ORDER BY number) FROM parkings"))
        .isEqualTo("CLOSED|OPEN");
  }

  @Test
  void aStepThatWasOverStaysOverWhenTheLookAfterItIsTriedAgain() {
    tell(Told.done(3, 1, "held"), parked(4, 1), chosen(5, Kind.RETRY_CHOSEN));
    assertThat(state()).isEqualTo("RUNNING|DONE|held|CLOSED");
  }

  @Test
  void whatIsSkippedSaysByWhom() {
    tell(parked(3, 1), chosen(4, Kind.STEP_SKIPPED));
    assertThat(state()).isEqualTo("RUNNING|SKIPPED|skipped by bob: by hand|CLOSED");
  }

  @Test
  void whatAPersonEndsKeepsWhyItWasParked() {
    tell(parked(3, 1), chosen(4, Kind.ABORT_CHOSEN));
    assertThat(state()).isEqualTo("RUNNING|FAILED|no answer\nended by bob: by hand|CLOSED");
  }

  @Test
  void whoAskedToStopIsSeenUntilTheRunHeedsIt() {
    tell(chosen(3, Kind.CANCEL_ASKED));
    assertThat(words("SELECT stopping FROM runs")).isEqualTo("bob: by hand");
    tell(parked(4, 1));
    assertThat(words("SELECT stopping FROM runs")).isEmpty();
  }

  @Test
  void aGateOfACancelledRunIsClosedWithoutANo() {
    tell(opened(3, 2), entry(4, Kind.GATE_CANCELLED, 2, "Approve it", "cancelled"));
    assertThat(words("SELECT state FROM gates")).isEqualTo("CANCELLED");
  }

  @Test
  void afterTheEndNothingIsParked() {
    tell(parked(3, 1), ended(4, Ending.UNVERIFIED, "the engine was stopped"));
    assertThat(state()).isEqualTo("ENDED|FAILED|no answer\nnot finished|CLOSED");
  }

  private static void tell(Entry... entries) {
    journal.tell("run-1", LAUNCH, List.of(entries));
  }

  private static Entry parked(int sequence, int number) {
    ParkCard card =
        new ParkCard(
            number,
            1,
            "Hold",
            List.of("no answer"),
            List.of(new Offer(Choice.RETRY, "", "Try again", "")),
            "",
            null,
            at(sequence),
            "digest");
    return new Entry(
        sequence,
        at(sequence),
        Kind.STEP_PARKED,
        1,
        "Hold",
        "no answer",
        null,
        null,
        null,
        null,
        card);
  }

  private static Entry chosen(int sequence, Kind kind) {
    return new Entry(sequence, at(sequence), kind, 1, "Hold", "by hand", null, null, "bob", null);
  }

  private static String state() {
    return words(
        """
        SELECT concat_ws('|', r.state, s.state, s.detail, p.state)
        FROM runs r JOIN steps s ON s.run_id = r.id AND s.ordinal = 1
        JOIN parkings p ON p.run_id = r.id\
        """);
  }

  private static String words(String query) {
    return sql.sql(query).query(String.class).single();
  }
}
