/**
 * Somebody at Firedrill's desk: a whole Firedrill in its own process, and people who use it over
 * HTTP.
 */
@NullMarked
package dev.firedrill.drill.desk;

import org.jspecify.annotations.NullMarked;
