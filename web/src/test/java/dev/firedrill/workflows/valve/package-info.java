/** A runbook that needs nothing but people, for the tests of the desk. */
@NullMarked
package dev.firedrill.workflows.valve;

import org.jspecify.annotations.NullMarked;
