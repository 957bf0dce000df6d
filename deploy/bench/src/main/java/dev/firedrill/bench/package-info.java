/** Measures Firedrill as a user meets it: over HTTP, with journal, audit and engine in the way. */
@NullMarked
package dev.firedrill.bench;

import org.jspecify.annotations.NullMarked;
