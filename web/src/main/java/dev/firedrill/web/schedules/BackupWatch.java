package dev.firedrill.web.schedules;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.schedules.BackupState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the targets that keep state and have no backup younger than a day: none that a run of a
 * runbook took, whoever launched it.
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

  /** What is known of each target that needs backups. */
  List<BackupView> all(Instant now) {
    return due().stream()
        .map(card -> BackupView.of(card.name().value(), state(card, now), now))
        .toList();
  }

  /** Records each target without a backup; returns how many these were. */
  int reconcile(Instant now) {
    return all(now).stream().mapToInt(each -> reconcile(each, now)).sum();
  }

  private int reconcile(BackupView seen, Instant now) {
    String target = seen.target();
    String why = seen.objection();
    if (why.isEmpty()) {
      rows.end(target, now);
      return 0;
    }
    if (rows.isNotedAfter(target, now.minus(AGAIN))) {
      return 0;
    }
    // The audit first: if the row is lost between them, the line comes twice rather than never.
    ledger.append("", "BACKUP_MISSING", target, Map.of("target", target, "why", why));
    rows.end(target, now);
    rows.note(target, now, why);
    LOG.warn("{} has no backup younger than a day: {}", target, why);
    return 1;
  }

  private BackupState state(TargetCard card, Instant now) {
    String target = card.name().value();
    List<String> runbooks = runbooks(card.system());
    return new BackupState(
        card.system(),
        !runbooks.isEmpty(),
        rows.since(target).orElse(now),
        rows.newest(target, runbooks).orElse(null),
        rows.isUnderWay(target, runbooks, now.minus(BackupState.FRESH)));
  }

  private List<TargetCard> due() {
    return inventory.targets().stream().filter(TargetCard::needsBackup).toList();
  }

  private List<String> runbooks(String system) {
    return catalogue.all().stream()
        .filter(procedure -> procedure.backsUp() && procedure.page().system().equals(system))
        .map(Procedure::id)
        .toList();
  }
}
