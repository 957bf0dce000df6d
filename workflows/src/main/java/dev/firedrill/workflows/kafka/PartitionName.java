package dev.firedrill.workflows.kafka;

import java.util.regex.Pattern;

/**
 * A partition of a topic, such as {@code payments-0}: so its folder on a broker's disk is called.
 */
public record PartitionName(String topic, int number) {

  /** What Kafka takes as a topic's name; it becomes part of a path. */
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  public PartitionName {
    if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
      throw new IllegalArgumentException("not a topic's name: " + topic);
    }
    if (number < 0) {
      throw new IllegalArgumentException("partitions are counted from 0, so none is " + number);
    }
  }

  @Override
  public String toString() {
    return topic + "-" + number;
  }
}
