package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** The unsealing of every sealed node of a cluster, as it is launched. */
public record UnsealRequest(
    @Input(label = "Cluster", help = "A Vault cluster of the inventory.") TargetName target,
    @Input(
            label = "Leave out",
            help =
                "A node that is dead, or new and without a key, and stays so for now. The others are"
                    + " then judged without it.",
            member = true)
        String without)
    implements Request {

  public UnsealRequest {
    without = without.strip();
  }
}
