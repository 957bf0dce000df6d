package dev.firedrill.activities.reach.s3;

import dev.firedrill.activities.reach.Unreachable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExistingObjectReplicationStatus;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ReplicationRuleFilter;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a bucket keeps of its objects' versions, and how it is replicated. */
record Versions(S3Client client, Asking asking) {

  private static final String NO_RULES = "ReplicationConfigurationNotFoundError";

  boolean areKept(String bucket) throws Unreachable, Refused {
    return asking.of(
        "GET",
        "/" + bucket + "?versioning",
        () ->
            client.getBucketVersioning(ask -> ask.bucket(bucket)).status()
                == BucketVersioningStatus.ENABLED);
  }

  VersionPage page(String bucket, String prefix, VersionPage.@Nullable Mark after)
      throws Unreachable, Refused {
    return asking.of(
        "GET",
        "/" + bucket + "?versions",
        () ->
            page(
                client.listObjectVersions(ask ->
                    ask.bucket(bucket)
                        .prefix(prefix.isEmpty() ? null : prefix)
                        .keyMarker(after == null ? null : after.key())
                        .versionIdMarker(after == null ? null : after.version()))));
  }

  /** Versions and markers come apart; within a key the order is no matter. */
  private static VersionPage page(ListObjectVersionsResponse listed) {
    List<ObjectVersion> versions = new ArrayList<>();
    listed
        .versions()
        .forEach(each ->
            versions.add(
                new ObjectVersion(
                    each.key(),
                    each.versionId(),
                    each.eTag(),
                    each.size(),
                    Boolean.TRUE.equals(each.isLatest()),
                    false)));
    listed
        .deleteMarkers()
        .forEach(each ->
            versions.add(
                new ObjectVersion(
                    each.key(),
                    each.versionId(),
                    "",
                    0,
                    Boolean.TRUE.equals(each.isLatest()),
                    true)));
    versions.sort(Comparator.comparing(ObjectVersion::key));
    String key = listed.nextKeyMarker();
    String version = listed.nextVersionIdMarker();
    return new VersionPage(
        versions,
        Boolean.TRUE.equals(listed.isTruncated()) && key != null
            ? new VersionPage.Mark(key, version == null ? "" : version)
            : null);
  }

  void delete(String bucket, String key, String version) throws Unreachable, Refused {
    asking.of(
        "DELETE",
        "/" + bucket + "/" + key + "?versionId=" + version,
        () -> client.deleteObject(ask -> ask.bucket(bucket).key(key).versionId(version)));
  }

  List<ReplicationRule> rules(String bucket) throws Unreachable, Refused {
    return asking.of("GET", "/" + bucket + "?replication", () -> told(bucket));
  }

  private List<ReplicationRule> told(String bucket) {
    try {
      return client
          .getBucketReplication(ask -> ask.bucket(bucket))
          .replicationConfiguration()
          .rules()
          .stream()
          .map(Versions::rule)
          .toList();
    } catch (S3Exception e) {
      if (e.awsErrorDetails() != null && NO_RULES.equals(e.awsErrorDetails().errorCode())) {
        return List.of();
      }
      throw e;
    }
  }

  private static ReplicationRule rule(
      software.amazon.awssdk.services.s3.model.ReplicationRule rule) {
    var existing = rule.existingObjectReplication();
    return new ReplicationRule(
        rule.id() == null ? "" : rule.id(),
        rule.destination() == null ? "" : String.valueOf(rule.destination().bucket()),
        rule.status() == ReplicationRuleStatus.ENABLED,
        isWhole(rule.filter()),
        existing != null && existing.status() == ExistingObjectReplicationStatus.ENABLED);
  }

  private static boolean isWhole(@Nullable ReplicationRuleFilter filter) {
    return filter == null
        || (filter.tag() == null
            && filter.and() == null
            && (filter.prefix() == null || filter.prefix().isEmpty()));
  }
}
