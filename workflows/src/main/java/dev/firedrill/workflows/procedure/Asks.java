package dev.firedrill.workflows.procedure;

import dev.firedrill.workflows.procedure.Entry.Kind;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a run asks people: each question is a step, a gate on the desk, and a card to decide by. */
final class Asks {

  /** Before an environment's word: who approved where policy asks nobody; no person's name. */
  private static final String POLICY = "policy:";

  private final Launch launch;
  private final Teller teller;
  private final Steps steps;
  private final GateDesk desk;
  private final Parking parking;

  Asks(Launch launch, Teller teller, Steps steps, Parking parking) {
    this.launch = launch;
    this.teller = teller;
    this.steps = steps;
    this.desk = new GateDesk(teller);
    this.parking = parking;
  }

  /** Asks and returns the answer; nobody's answer is a no by nobody. */
  Decision ask(String title, Gate gate, Admission admission) {
    Terms terms = admission.terms();
    Step step = steps.next(title);
    Supplier<GateCard> card =
        () ->
            card(
                step,
                gate,
                terms.decidersOf(gate, launch.who(), Teller.time()),
                admission.inputs());
    return terms.asksNobodyAt(gate) ? waive(card.get(), terms) : await(gate, card);
  }

  /** Asks a second person whether the run may break the freeze that binds it. */
  Decision askToBreak(Freeze freeze, Admission admission) {
    Gate gate = freeze.gate(launch.starter());
    Deciders deciders = freeze.secondPerson(launch.who());
    Step step = steps.next(Freeze.TITLE);
    return await(gate, () -> card(step, gate, deciders, admission.inputs()));
  }

  private Decision await(Gate gate, Supplier<GateCard> asking) {
    gate.groups().forEach(parking.desk()::asks);
    while (true) {
      GateCard card = asking.get();
      Tally tally = desk.open(card);
      teller.now(teller.opened(steps.last(), card));
      @Nullable Decision decision = desk.await(card, parking.desk());
      if (decision != null) {
        if (decision.yes()
            && card.proof().kind() != Proof.Kind.SHARE) { // who holds a share decides no more
          parking.approved(card);
        }
        return decision;
      }
      if (!parking.desk().isStopAsked()) {
        return silence(tally.silence(gate.within()));
      }
      steps.note(Kind.GATE_CANCELLED, List.of("the run was cancelled before anybody decided"));
      parking.stopIfAsked(); // past the point of no return people may let it go on, and ask again
    }
  }

  private Decision silence(String words) {
    steps.note(Kind.GATE_EXPIRED, List.of(words));
    return new Decision(false, "", words, Teller.time(), "");
  }

  /** Opens the gate and closes it by policy, both told at once, so that nobody is asked. */
  private Decision waive(GateCard card, Terms terms) {
    Decision waived =
        new Decision(
            true,
            POLICY + terms.environment(),
            "by policy: " + terms.environment() + " needs nobody",
            Teller.time(),
            "");
    teller.later(teller.opened(steps.last(), card));
    teller.now(teller.decided(card, waived));
    parking.approved(card);
    return waived;
  }

  private GateCard card(Step step, Gate gate, Deciders deciders, String inputs) {
    return new GateCard(
        step.ordinal(),
        step.title(),
        gate.question(),
        gate.seen(),
        gate.willHappen(),
        gate.loss(),
        deciders,
        gate.proof(),
        Teller.time(),
        Teller.time().plus(gate.within()),
        Digest.of(launch, inputs, step.title(), gate));
  }
}
