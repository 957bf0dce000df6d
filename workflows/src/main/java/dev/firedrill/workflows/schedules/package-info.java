/** Schedules: when runbooks are launched by themselves, and which of those times did not come. */
@NullMarked
package dev.firedrill.workflows.schedules;

import org.jspecify.annotations.NullMarked;
