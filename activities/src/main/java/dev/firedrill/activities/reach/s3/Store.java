package dev.firedrill.activities.reach.s3;

import dev.firedrill.activities.reach.Unreachable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A short conversation with a server that speaks S3. Each question waits some seconds at most. */
public interface Store extends AutoCloseable {

  /** Whether this bucket is there and its listing allowed; if not, that is {@link Refused}. */
  void requireBucket(String bucket) throws Unreachable, Refused;

  /** Writes an object over whatever has its key. */
  void put(String bucket, String key, String text) throws Unreachable, Refused;

  /** The first MiB of an object as text. */
  String get(String bucket, String key) throws Unreachable, Refused;

  /** Removes an object; one that is not there is removed. */
  void delete(String bucket, String key) throws Unreachable, Refused;

  /** The first thousand objects of a bucket, in their keys' order. */
  List<Listed> list(String bucket) throws Unreachable, Refused;

  /** Whether this bucket keeps versions of its objects. */
  boolean keepsVersions(String bucket) throws Unreachable, Refused;

  /**
   * A part of a bucket's versions and delete markers, of keys with this prefix.
   *
   * @param after where the part before ended; null for the first
   */
  VersionPage versions(String bucket, String prefix, VersionPage.@Nullable Mark after)
      throws Unreachable, Refused;

  /** Removes one version of an object for good; one that is not there is removed. */
  void deleteVersion(String bucket, String key, String version) throws Unreachable, Refused;

  /** The rules by which this bucket is replicated; none is an answer. */
  List<ReplicationRule> replication(String bucket) throws Unreachable, Refused;

  /**
   * Any other request, signed with the same keys (SigV4, service {@code s3}).
   *
   * @param path with its query
   * @param jsonBody what is sent; empty for nothing
   */
  Reply call(String method, String path, String jsonBody) throws Unreachable;

  @Override
  void close();
}
