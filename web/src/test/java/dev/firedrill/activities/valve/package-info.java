/** The hands of a runbook of the tests. */
@NullMarked
package dev.firedrill.activities.valve;

import org.jspecify.annotations.NullMarked;
