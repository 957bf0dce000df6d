/** The logs of steps: what was asked of other systems, and what they answered. */
@NullMarked
package dev.firedrill.web.logs;

import org.jspecify.annotations.NullMarked;
