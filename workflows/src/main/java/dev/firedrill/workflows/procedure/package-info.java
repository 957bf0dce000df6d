/** The grammar of a runbook: looks, gates, changes, undo, verify, and how a run may end. */
@NullMarked
package dev.firedrill.workflows.procedure;

import org.jspecify.annotations.NullMarked;
