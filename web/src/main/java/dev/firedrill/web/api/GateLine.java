package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.workflows.procedure.Deciders;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Proof;
import dev.firedrill.workflows.procedure.Table;
import dev.firedrill.workflows.procedure.TypedRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate, with all that a decision about it rests on.
 *
 * @param digest what a decision has to carry, so that it is made about this state and no other
 * @param groups whose members may decide it now
 * @param needs how many different people have to approve it
 * @param escalation who is going to be asked as well, and when; null where nobody is
 * @param phrase what a yes has to carry, or empty
 * @param value what a yes has to carry where it is no given phrase, or null
 * @param manual whether a yes says that whoever gives it did by hand what is asked
 * @param share whether a yes is said by entering a share of a key, which only the screen takes
 * @param hindrances why whoever asks may not say yes; empty if they may
 */
record GateLine(
    String run,
    int step,
    String runbook,
    String target,
    String environment,
    String starter,
    String title,
    String question,
    @Nullable Table seen,
    List<String> willHappen,
    String loss,
    String noWayBackAhead,
    List<String> groups,
    int needs,
    List<GateRow.Approval> approvals,
    @Nullable String barred,
    Deciders.@Nullable Escalation escalation,
    String phrase,
    @Nullable Asked value,
    boolean manual,
    boolean share,
    Instant opened,
    Instant expires,
    String digest,
    String state,
    @Nullable String decider,
    @Nullable String reason,
    @Nullable Instant decided,
    List<String> hindrances) {

  static GateLine of(GateRow gate, Person asker) {
    GateCard card = gate.card();
    return new GateLine(
        gate.run(),
        card.id(),
        gate.runbook(),
        gate.target(),
        gate.environment(),
        gate.starter(),
        card.title(),
        card.question(),
        card.seen(),
        card.willHappen(),
        card.loss(),
        gate.noWayBackAhead(),
        gate.groups(),
        card.deciders().people(),
        gate.approvals(),
        card.deciders().barred(),
        gate.escalationAhead(),
        card.proof().phrase(),
        Asked.by(card.proof()),
        card.proof().kind() == Proof.Kind.DEED,
        gate.takesShare(),
        card.opened(),
        card.expires(),
        card.digest(),
        gate.state(),
        gate.decider(),
        gate.reason(),
        gate.decided(),
        gate.isOpen() ? gate.hindrances(asker) : List.of());
  }

  /** A value that a yes has to carry. */
  record Asked(String label, String expected) {

    static @Nullable Asked by(Proof proof) {
      TypedRule rule = proof.rule();
      return rule == null ? null : new Asked(proof.words(), rule.expected());
    }
  }
}
