/** What every runbook promises, and the bench on which it is tried. */
@NullMarked
package dev.firedrill.workflows.contract;

import org.jspecify.annotations.NullMarked;
