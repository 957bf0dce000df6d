/** Drills: a real cluster is broken, a runbook recovers it, and what was lost is counted. */
@NullMarked
package dev.firedrill.drill;

import org.jspecify.annotations.NullMarked;
