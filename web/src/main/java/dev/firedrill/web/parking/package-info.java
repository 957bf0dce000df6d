/** Parked runs, and runs that people stop: what waits for a choice, and how one is made. */
@NullMarked
package dev.firedrill.web.parking;

import org.jspecify.annotations.NullMarked;
