package dev.firedrill.web.schedules;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.schedules.BackupState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the targets that keep state and have no backup younger than a day, or none that was
 * verified within a month: none by a run that ended well, whoever launched it. A verification that
 * found something wrong counts at once, whoever launched that.
 */
@Component
class BackupWatch {

  private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);

  /** As long as it lasts it is told anew. */
  private static final Duration AGAIN = Duration.ofDays(1);

  private final Inventory inventory;
  private final Catalogue catalogue;
  private final BackupRows rows;
  private final Ledger ledger;

  BackupWatch(Inventory inventory, Catalogue catalogue, BackupRows rows, Ledger ledger) {
    this.inventory = inventory;
    this.catalogue = catalogue;
    this.rows = rows;
    this.ledger = ledger;
  }

  /** Notes which targets need backups from now on; false if none does. */
  boolean know() {
    List<String> names = due().stream().map(card -> card.name().value()).toList();
    rows.know(names);
    return !names.isEmpty();
  }

  /** What is known of each duty to a target that needs backups; what none is taken of has one. */
  List<BackupView> all(Instant now) {
    return due().stream()
        .flatMap(card ->
            Arrays.stream(Duty.values())
                .filter(duty -> isDue(card, duty))
                .map(duty -> BackupView.of(card.name().value(), state(card, duty, now), now)))
        .toList();
  }

  private boolean isDue(TargetCard card, Duty duty) {
    return duty == Duty.BACKUP || !runbooks(card.system(), duty).isEmpty();
  }

  /** Records each neglected duty; returns how many these were. */
  int reconcile(Instant now) {
    for (TargetCard card : due()) {
      Arrays.stream(Duty.values())
          .filter(duty -> !isDue(card, duty))
          .forEach(duty -> rows.end(card.name().value(), duty, now)); // it was once
    }
    return all(now).stream().mapToInt(each -> reconcile(each, now)).sum();
  }

  private int reconcile(BackupView seen, Instant now) {
    String target = seen.target();
    Duty duty = seen.state().duty();
    String why = seen.objection();
    if (why.isEmpty()) {
      rows.end(target, duty, now);
      return 0;
    }
    if (rows.isNotedAfter(target, duty, now.minus(AGAIN), why)) {
      return 0;
    }
    // The audit first: if the row is lost between them, the line comes twice rather than never.
    ledger.append("", duty.name() + "_MISSING", target, Map.of("target", target, "why", why));
    rows.end(target, duty, now);
    rows.note(target, duty, now, why);
    LOG.warn("{}", duty.sentence(target, why));
    return 1;
  }

  private BackupState state(TargetCard card, Duty duty, Instant now) {
    String target = card.name().value();
    List<String> runbooks = runbooks(card.system(), duty);
    return new BackupState(
        duty,
        card.system(),
        !runbooks.isEmpty(),
        rows.since(target).orElse(now),
        rows.newest(target, runbooks).orElse(null),
        rows.failed(target, runbooks).orElse(null),
        rows.isUnderWay(target, runbooks, now.minus(Duty.BACKUP.within())));
  }

  private List<TargetCard> due() {
    return inventory.targets().stream().filter(TargetCard::needsBackup).toList();
  }

  private List<String> runbooks(String system, Duty duty) {
    return catalogue.all().stream()
        .filter(procedure -> procedure.fulfils().contains(duty))
        .filter(procedure -> procedure.page().system().equals(system))
        .map(Procedure::id)
        .toList();
  }
}
