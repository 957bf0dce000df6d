/** The inventory, and what runs on it. */
@NullMarked
package dev.firedrill.web.targets;

import org.jspecify.annotations.NullMarked;
