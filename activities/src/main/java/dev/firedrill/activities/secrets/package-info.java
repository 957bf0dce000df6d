/** Secrets by reference: read when they are used, shown nowhere. */
@NullMarked
package dev.firedrill.activities.secrets;

import org.jspecify.annotations.NullMarked;
