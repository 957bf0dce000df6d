/** Does what the Kafka runbooks say: over Kafka's own wire, and on the brokers' hosts over SSH. */
@NullMarked
package dev.firedrill.activities.kafka;

import org.jspecify.annotations.NullMarked;
