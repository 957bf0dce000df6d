/** Tells people elsewhere that a gate waits for them, since it expires in minutes. */
@NullMarked
package dev.firedrill.web.notify;

import org.jspecify.annotations.NullMarked;
