package dev.firedrill.web.parking;

import dev.firedrill.web.access.Person;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Chooser;
import dev.firedrill.workflows.procedure.Offer;
import dev.firedrill.workflows.procedure.ParkCard;
import java.util.List;

/** A parked run as the journal has it, with what people need to know of it. */
public record ParkRow(
    String run, ParkCard card, String runbook, String target, String environment, String starter) {

  /** Names this parking among those of its run. */
  public String key() {
    return "parked-" + card.id();
  }

  /** Whether the person may choose anything here, as far as the desk can tell. */
  public boolean mayChoose(Person person) {
    return card.offers().stream().anyMatch(offer -> mayChoose(offer, person));
  }

  /** Whether the person may choose this; the workflow is the judge. */
  public boolean mayChoose(Offer offer, Person person) {
    return hindrances(offer, person).isEmpty();
  }

  /** Why this person may not choose this; empty if they may. */
  public List<String> hindrances(Offer offer, Person person) {
    return card.hindrances(
        offer,
        new Chooser(
            person.name(), person.owner(), person.mayLaunch(), List.copyOf(person.groups())));
  }

  /** Whether it ends the run, which its button shows. */
  public boolean isEnd(Offer offer) {
    return offer.choice() == Choice.ABORT;
  }
}
