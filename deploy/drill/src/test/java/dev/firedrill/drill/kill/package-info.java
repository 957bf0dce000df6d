/**
 * Every kill point, on worlds whose effects are counted in a ledger outside: a whole Firedrill with
 * its engine and its database, in a process that is really killed.
 */
@NullMarked
package dev.firedrill.drill.kill;

import org.jspecify.annotations.NullMarked;
