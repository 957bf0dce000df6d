/** A runbook whose effects are counted, for the tests of what happens when nobody can be told. */
@NullMarked
package dev.firedrill.workflows.tank;

import org.jspecify.annotations.NullMarked;
