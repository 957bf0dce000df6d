/** The targets, read from files: what Firedrill may reach, and where. */
@NullMarked
package dev.firedrill.activities.inventory;

import org.jspecify.annotations.NullMarked;
