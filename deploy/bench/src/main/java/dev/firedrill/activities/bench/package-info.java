/** Hands that do nothing, and the target that they do it to. */
@NullMarked
package dev.firedrill.activities.bench;

import org.jspecify.annotations.NullMarked;
