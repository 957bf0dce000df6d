/** The stop switch: one action by an admin stops all changes everywhere. */
@NullMarked
package dev.firedrill.web.stop;

import org.jspecify.annotations.NullMarked;
