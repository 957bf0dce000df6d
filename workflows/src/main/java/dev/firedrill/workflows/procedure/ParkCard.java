package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parked run as people see it and as the workflow checks what they choose.
 *
 * @param id the number of this parking in its run, from 1
 * @param step the step that waits
 * @param reasons why it waits
 * @param group the group that approved the run last, whose members may choose too; or empty
 * @param barred the person who may not skip what others approved, by no token of theirs either; or
 *     null
 * @param digest of this very parking
 */
public record ParkCard(
    int id,
    int step,
    String title,
    List<String> reasons,
    List<Offer> offers,
    String group,
    @Nullable String barred,
    Instant since,
    String digest) {

  public ParkCard {
    requireNonNull(title, "title");
    reasons = List.copyOf(reasons);
    offers = List.copyOf(offers);
    requireNonNull(group, "group");
    requireNonNull(since, "since");
    requireNonNull(digest, "digest");
  }

  /** Every reason why this choice does not count; empty means that it does. */
  public List<String> objectionsTo(SignedChoice signed) {
    if (signed.parking() != id || !signed.digest().equals(digest)) {
      return List.of("the choice was made about another state of the run: read it again");
    }
    return offers.stream()
        .filter(offer -> offer.isMeantBy(signed))
        .findFirst()
        .map(offer -> objectionsTo(offer, signed))
        .orElse(List.of("this parked step does not offer that choice"));
  }

  private List<String> objectionsTo(Offer offer, SignedChoice signed) {
    return hindrances(offer, signed.chooser());
  }

  /** Every reason why this person may not choose what is offered; empty means that they may. */
  public List<String> hindrances(Offer offer, Chooser chooser) {
    List<String> objections = new ArrayList<>();
    if (!chooser.mayLaunch() && !chooser.groups().contains(group)) {
      objections.add(
          chooser.name() + " neither launches runbooks nor belongs to who approved this run");
    }
    if (!offer.group().isEmpty()) {
      objections.addAll(hindrancesToSkip(offer.group(), chooser));
    }
    return objections;
  }

  private List<String> hindrancesToSkip(String approving, Chooser chooser) {
    List<String> objections = new ArrayList<>();
    if (!chooser.groups().contains(approving)) {
      objections.add("only a member of " + approving + ", which approved the step, may skip it");
    }
    if (chooser.is(barred)) {
      objections.add(barred + " started the run and may not skip what others approved");
    }
    if (barred != null && chooser.belongsToNobody()) {
      objections.add(Owner.unknown(chooser.name(), "skips"));
    }
    return objections;
  }
}
