/**
 * Who may change a target: its lock, the queue for it, and what is asked last before each change.
 */
@NullMarked
package dev.firedrill.activities.locks;

import org.jspecify.annotations.NullMarked;
