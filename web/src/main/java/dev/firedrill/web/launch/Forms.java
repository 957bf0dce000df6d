package dev.firedrill.web.launch;

import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.workflows.procedure.Inventory;
import org.springframework.stereotype.Component;

/** The launch forms, each offering the inventory's targets of the runbook's system. */
@Component
public class Forms {

  private final Inventory inventory;

  Forms(Inventory inventory) {
    this.inventory = inventory;
  }

  /** The form that launches this runbook. */
  public Form of(Procedure procedure) {
    return new Form(
        procedure.request(),
        inventory.targets().stream()
            .filter(target -> target.system().equals(procedure.page().system()))
            .toList());
  }
}
