package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** A rebuild of one replica, as it is launched. */
public record ReinitializeRequest(
    @Input(label = "Cluster", help = "A Patroni cluster of the inventory.") TargetName target,
    @Input(
            label = "Member",
            help = "The replica to rebuild; its data directory is destroyed.",
            member = true,
            needed = true)
        String member)
    implements Request {

  public ReinitializeRequest {
    if (member.isBlank()) {
      throw new IllegalArgumentException("name the member to rebuild");
    }
  }
}
