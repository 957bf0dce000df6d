package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.parking.ParkRow;
import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Offer;
import java.time.Instant;
import java.util.List;

/**
 * How a run is parked, with all that a choice about it rests on.
 *
 * @param parking the number of the parking in its run
 * @param digest what a choice has to carry, so that it is made about this parking and no other
 */
record ParkedLine(
    int parking,
    int step,
    String title,
    List<String> reasons,
    Instant since,
    String digest,
    List<OfferLine> offers) {

  static ParkedLine of(ParkRow row, Person asker) {
    return new ParkedLine(
        row.card().id(),
        row.card().step(),
        row.card().title(),
        row.card().reasons(),
        row.card().since(),
        row.card().digest(),
        row.card().offers().stream().map(offer -> OfferLine.of(row, offer, asker)).toList());
  }

  /**
   * One choice that is offered.
   *
   * @param undo the title of the undo that it carries out, or empty
   * @param hindrances why whoever asks may not choose it; empty if they may
   */
  record OfferLine(Choice choice, String undo, String label, List<String> hindrances) {

    static OfferLine of(ParkRow row, Offer offer, Person asker) {
      return new OfferLine(
          offer.choice(), offer.undo(), offer.label(), row.hindrances(offer, asker));
    }
  }
}
