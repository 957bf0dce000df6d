/** Vault as the runbooks work on it: its API, and the way of a share past everything else. */
@NullMarked
package dev.firedrill.activities.vault;

import org.jspecify.annotations.NullMarked;
