package dev.firedrill.workflows.tank;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** Which tank, and whether its gauge says no. */
public record TankRequest(
    @Input(label = "Tank", help = "A tank of the inventory.") TargetName target,
    @Input(label = "Gauge", help = "What it says: full or low.", initially = "full") String gauge)
    implements Request {}
