/** Runs: the list of them, and one as it happens. */
@NullMarked
package dev.firedrill.web.runs;

import org.jspecify.annotations.NullMarked;
