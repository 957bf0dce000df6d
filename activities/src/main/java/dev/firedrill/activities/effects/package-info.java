/** What surrounds every verb: its effect key, its heartbeat, and what a second attempt may say. */
@NullMarked
package dev.firedrill.activities.effects;

import org.jspecify.annotations.NullMarked;
