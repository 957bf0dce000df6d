package dev.firedrill.workflows.bench;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;

/** A measured run, as it is launched. */
public record BenchRequest(@Input(label = "Target") TargetName target) implements Request {}
