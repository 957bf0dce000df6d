package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.Deciders;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Proof;
import dev.firedrill.workflows.procedure.Table;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run of the tests tells. */
final class Told {

  static final Launch LAUNCH = new Launch("patroni-failover", "v1", new TargetName("db"), "ann");
  static final Instant NOON = Instant.parse("2026-07-25T12:00:00Z");
  static final Table FACTS = new Table(List.of("member"), List.of(List.of("pg-1")));

  private Told() {}

  static Entry entry(int sequence, Kind kind, int step, String title, String detail) {
    return new Entry(sequence, at(sequence), kind, step, title, detail, null, null, null, null);
  }

  static Entry started() {
    return entry(1, Kind.RUN_STARTED, 0, "patroni-failover", "v1");
  }

  static Entry done(int sequence, int step, String detail) {
    return new Entry(
        sequence, at(sequence), Kind.STEP_DONE, step, "t", detail, FACTS, null, null, null);
  }

  static Entry opened(int sequence, int step) {
    GateCard card = card(step);
    return new Entry(
        sequence,
        at(sequence),
        Kind.GATE_OPENED,
        step,
        card.title(),
        card.question(),
        FACTS,
        card,
        null,
        null);
  }

  static GateCard card(int step) {
    return new GateCard(
        step,
        "Approve it",
        "Promote pg-2?",
        FACTS,
        List.of("Promote"),
        "nothing",
        new Deciders(List.of("approver"), 2, "ann", null),
        Proof.NOTHING,
        NOON,
        NOON.plusSeconds(900),
        "digest");
  }

  static Entry said(int sequence, int step, Kind kind, String detail, @Nullable String person) {
    return new Entry(
        sequence, at(sequence), kind, step, "Approve it", detail, null, null, person, null);
  }

  static Entry decided(int sequence, int step, Kind kind) {
    return new Entry(
        sequence, at(sequence), kind, step, "Approve it", "looks right", null, null, "bob", null);
  }

  static Entry ended(int sequence, Ending ending, String reasons) {
    return new Entry(
        sequence,
        at(sequence),
        Kind.RUN_ENDED,
        0,
        "patroni-failover",
        reasons,
        FACTS,
        null,
        null,
        ending);
  }

  static Instant at(int sequence) {
    return NOON.plusSeconds(sequence);
  }
}
