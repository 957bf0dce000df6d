package dev.firedrill.workflows.valve;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** Which valve, and how far. */
public record ValveRequest(
    @Input(label = "Valve", help = "A valve of the inventory.") TargetName target,
    @Input(label = "Turns", help = "How often to turn the wheel.", initially = "3") int turns)
    implements Request {}
