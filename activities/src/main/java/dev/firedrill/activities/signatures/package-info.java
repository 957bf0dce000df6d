/** Checks that a decision comes from this Firedrill's web server. */
@NullMarked
package dev.firedrill.activities.signatures;

import org.jspecify.annotations.NullMarked;
