package dev.firedrill.activities.reach.s3;

import static java.util.Objects.requireNonNull;

/**
 * A rule by which a bucket is replicated (S3, {@code GetBucketReplication}).
 *
 * @param destination what it names as its destination: an ARN
 * @param whole whether it is for every object of the bucket
 * @param existing whether objects that were there before it are replicated
 */
public record ReplicationRule(
    String id, String destination, boolean enabled, boolean whole, boolean existing) {

  public ReplicationRule {
    requireNonNull(id, "id");
    requireNonNull(destination, "destination");
  }
}
