/** A Kafka cluster in KRaft mode on loopback: started, broken, and observed by its own client. */
@NullMarked
package dev.firedrill.lab.kafka;

import org.jspecify.annotations.NullMarked;
