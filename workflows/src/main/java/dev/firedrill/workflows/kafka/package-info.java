/** Apache Kafka in KRaft mode: what a recovery sees of it, decides about it and asks of it. */
@NullMarked
package dev.firedrill.workflows.kafka;

import org.jspecify.annotations.NullMarked;
