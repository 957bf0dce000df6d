/** Gates: what waits for people, and how they answer. */
@NullMarked
package dev.firedrill.web.gates;

import org.jspecify.annotations.NullMarked;
