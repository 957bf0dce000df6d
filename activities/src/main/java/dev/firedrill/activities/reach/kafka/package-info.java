/** Kafka's administration over the wire: short questions, bounded, and one order. */
@NullMarked
package dev.firedrill.activities.reach.kafka;

import org.jspecify.annotations.NullMarked;
