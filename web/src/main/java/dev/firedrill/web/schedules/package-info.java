/** Schedules: what is launched by itself, what came of it, and what did not come. */
@NullMarked
package dev.firedrill.web.schedules;

import org.jspecify.annotations.NullMarked;
