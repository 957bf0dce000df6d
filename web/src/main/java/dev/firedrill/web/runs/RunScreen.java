package dev.firedrill.web.runs;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Page;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.gates.Gates;
import dev.firedrill.web.locks.Locks;
import dev.firedrill.web.parking.Parkings;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.TargetCard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the screen of a run shows, all of it from one moment. */
@Component
class RunScreen {

  private final Runs runs;
  private final Catalogue catalogue;
  private final Inventory inventory;
  private final Gates gates;
  private final Parkings parkings;
  private final Locks locks;

  RunScreen(
      Runs runs,
      Catalogue catalogue,
      Inventory inventory,
      Gates gates,
      Parkings parkings,
      Locks locks) {
    this.runs = runs;
    this.catalogue = catalogue;
    this.inventory = inventory;
    this.gates = gates;
    this.parkings = parkings;
    this.locks = locks;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<RunView> of(String id) {
    return runs.find(id).map(this::view);
  }

  private RunView view(RunRow run) {
    @Nullable Procedure procedure = catalogue.find(run.runbook()).orElse(null);
    @Nullable Page page = procedure == null ? null : procedure.page();
    List<Told> told = runs.told(run.id());
    return new RunView(
        run,
        page,
        runs.inputs(run.id()),
        StepLine.of(runs.steps(run.id()), page, run.ending()),
        runs.report(run.id()).orElse(null),
        gates.ofRun(run.id()),
        parkings.of(run.id()).orElse(null),
        told,
        recoveryTimeOf(run.target()),
        locks.of(run.target()),
        procedure == null || !procedure.version().equals(run.version()),
        told.isEmpty() ? 0 : told.getFirst().position());
  }

  private String recoveryTimeOf(String target) {
    return inventory.targets().stream()
        .filter(card -> card.name().value().equals(target))
        .map(TargetCard::recoveryTime)
        .findFirst()
        .orElse("");
  }
}
