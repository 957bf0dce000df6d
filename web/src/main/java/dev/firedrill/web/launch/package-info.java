/** Launching: the form made of a request's components, the intent, and its start at the engine. */
@NullMarked
package dev.firedrill.web.launch;

import org.jspecify.annotations.NullMarked;
