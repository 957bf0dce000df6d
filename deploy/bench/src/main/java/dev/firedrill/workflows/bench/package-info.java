/**
 * Runbooks that only measure: steps that do nothing, so that what is left is Firedrill's own time.
 */
@NullMarked
package dev.firedrill.workflows.bench;

import org.jspecify.annotations.NullMarked;
