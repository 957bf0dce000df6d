package dev.firedrill.drill;

import dev.firedrill.web.launch.RunId;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Deciders;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Offer;
import dev.firedrill.workflows.procedure.ParkCard;
import dev.firedrill.workflows.procedure.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run that only screens know: its rows in the journal, which a test moves as it likes. It has
 * ended, so that nobody looks for it in the engine, and yet asks people.
 */
final class ShownRun implements AutoCloseable {

  static final String QUESTION = "Promote pg-2 in orders-db?";
  static final String PARKED = "Promote the standby";

  private static final int GATE = 3;

  private final JdbcClient database;
  private final JsonMapper json;
  private final String id = RunId.draw();

  ShownRun(House house) {
    this.database = house.bean(JdbcClient.class);
    this.json = house.bean(JsonMapper.class);
    database
        .sql(
            "INSERT INTO runs (id, runbook, version, target, environment, starter, request,"
                + " ended_at, state, ending) VALUES (?, 'patroni-failover', 'v', 'nowhere', 'dev',"
                + " 'sre-a', '{}', now(), 'ENDED', 'RECOVERED')")
        .param(id)
        .update();
  }

  /** Asks two of the incident commanders, who say yes in this way. */
  void asks(Proof proof) {
    Instant now = Instant.now();
    Instant expires = now.plus(Duration.ofHours(1));
    GateCard card =
        new GateCard(
            GATE,
            "Approve the failover",
            QUESTION,
            null,
            List.of("Promote the standby"),
            "nothing",
            new Deciders(List.of("incident-commander"), 2, null, null),
            proof,
            now,
            expires,
            "digest");
    database
        .sql(
            "INSERT INTO gates (run_id, step, card, groups, opened_at, expires_at, state)"
                + " VALUES (?, ?, ?::jsonb, '{incident-commander}', now(),"
                + " now() + interval '1 hour', 'OPEN')")
        .params(id, GATE, json.writeValueAsString(card))
        .update();
    tell();
  }

  /** Somebody else says yes, which takes one more. */
  void countsOneYes() {
    database
        .sql(
            "UPDATE gates SET approvals = jsonb_build_array(jsonb_build_object('person', 'sre-c',"
                + " 'at', '2026-01-01T00:00:00Z', 'reason', 'it is dead')) WHERE run_id = ?")
        .param(id)
        .update();
    tell();
  }

  /** Somebody else says no, which ends the gate. */
  void isDenied() {
    database
        .sql(
            "UPDATE gates SET state = 'DENIED', decided_by = 'sre-c', reason = 'it is alive',"
                + " decided_at = now() WHERE run_id = ?")
        .param(id)
        .update();
    tell();
  }

  void parks() {
    List<Offer> offers = List.of(new Offer(Choice.RETRY, "", "Try “" + PARKED + "” again", ""));
    ParkCard card =
        new ParkCard(
            1, GATE, PARKED, List.of("it hangs"), offers, "", null, Instant.now(), "digest");
    database
        .sql(
            "INSERT INTO parkings (run_id, number, card, parked_at, state)"
                + " VALUES (?, 1, ?::jsonb, now(), 'OPEN')")
        .params(id, json.writeValueAsString(card))
        .update();
    tell();
  }

  void goesOn() {
    database.sql("UPDATE parkings SET state = 'CLOSED' WHERE run_id = ?").param(id).update();
    tell();
  }

  /** Was asked for with these inputs; what is no map of them, no page can show. */
  void asked(Object inputs) {
    database
        .sql("UPDATE runs SET request = ?::jsonb WHERE id = ?")
        .params(json.writeValueAsString(inputs), id)
        .update();
  }

  /** Does one more step. */
  void does(String step) {
    database
        .sql(
            "INSERT INTO steps SELECT ?, count(*) + 1, 'LOOK', ?, '', NULL, 'DONE', now(), now()"
                + " FROM steps WHERE run_id = ?")
        .params(id, step, id)
        .update();
    tell();
  }

  private void tell() {
    database.sql("SELECT pg_notify('firedrill', ?)").param(id).query().listOfRows();
  }

  /** The path of its screen. */
  String path() {
    return "/runs/" + id;
  }

  /** Asks nobody any more. */
  @Override
  public void close() {
    isDenied();
    goesOn();
  }
}
