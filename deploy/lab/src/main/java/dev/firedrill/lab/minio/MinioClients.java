package dev.firedrill.lab.minio;

import dev.firedrill.lab.LabFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A client of each node, which tries nothing twice; what a node does not do is a {@link
 * LabFailure}.
 */
final class MinioClients implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Duration answer;
  private final Path folder;
  private final Function<String, URI> api;
  private final Map<String, S3Client> clients = new ConcurrentHashMap<>();

  MinioClients(MinioPlan plan) {
    this(plan, ANSWER);
  }

  /** Who waits this long for an answer. */
  MinioClients(MinioPlan plan, Duration answer) {
    this(plan.folder(), node -> URI.create(plan.api(node)), answer);
  }

  /**
   * Of other servers than those of a plan.
   *
   * @param folder with their key
   * @param api of each by its name
   * @param answer how long one is waited for
   */
  MinioClients(Path folder, Function<String, URI> api, Duration answer) {
    this.answer = answer;
    this.folder = folder;
    this.api = api;
  }

  void put(String node, String bucket, String key, byte[] bytes) {
    ask(
        node,
        client ->
            client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes)));
  }

  byte[] get(String node, String bucket, String key) {
    return ask(
        node, client -> client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
  }

  void delete(String node, String bucket, String key) {
    ask(node, client -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
  }

  /** The keys of the first thousand objects. */
  List<String> keys(String node, String bucket) {
    return ask(
        node,
        client ->
            client.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList());
  }

  /** Makes a bucket unless it is there. */
  void makeBucket(String node, String bucket) {
    ask(
        node,
        client -> {
          try {
            return client.headBucket(head -> head.bucket(bucket));
          } catch (NoSuchBucketException missing) {
            return client.createBucket(make -> make.bucket(bucket));
          }
        });
  }

  /** Makes a bucket that keeps versions, unless it is there. */
  void makeVersionedBucket(String node, String bucket) {
    makeBucket(node, bucket);
    ask(
        node,
        client ->
            client.putBucketVersioning(put ->
                put.bucket(bucket)
                    .versioningConfiguration(keep -> keep.status(BucketVersioningStatus.ENABLED))));
  }

  /** The ids of all versions and delete markers of a bucket, by key. */
  Map<String, List<String>> versions(String node, String bucket) {
    Map<String, List<String>> versions = new TreeMap<>();
    ask(
        node,
        client -> {
          client
              .listObjectVersionsPaginator(list -> list.bucket(bucket))
              .forEach(page -> {
                page.versions().forEach(each -> add(versions, each.key(), each.versionId()));
                page.deleteMarkers().forEach(each -> add(versions, each.key(), each.versionId()));
              });
          return versions;
        });
    return versions;
  }

  private static void add(Map<String, List<String>> versions, String key, String version) {
    versions.computeIfAbsent(key, none -> new ArrayList<>()).add(version);
  }

  /** Removes the objects of a bucket that keeps no versions; one that can't be removed stays. */
  void removeAll(String node, String bucket) {
    ask(
        node,
        client -> {
          client
              .listObjectsV2Paginator(list -> list.bucket(bucket))
              .forEach(page -> remove(client, bucket, page.contents()));
          return bucket;
        });
  }

  private static void remove(S3Client client, String bucket, List<S3Object> objects) {
    List<ObjectIdentifier> keys =
        objects.stream().map(each -> ObjectIdentifier.builder().key(each.key()).build()).toList();
    if (!keys.isEmpty()) {
      client.deleteObjects(
          delete -> delete.bucket(bucket).delete(all -> all.objects(keys).quiet(true)));
    }
  }

  void deleteVersion(String node, String bucket, String key, String version) {
    ask(
        node,
        client -> client.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version)));
  }

  /** Whether an object was replicated, as its source believes. */
  String replicationStatus(String node, String bucket, String key) {
    return ask(
        node,
        client ->
            String.valueOf(
                client
                    .headObject(head -> head.bucket(bucket).key(key))
                    .replicationStatusAsString()));
  }

  private <T> T ask(String node, Function<S3Client, T> question) {
    try {
      return question.apply(clients.computeIfAbsent(node, this::open));
    } catch (SdkException e) {
      throw new LabFailure(node + ": " + e.getMessage(), e);
    }
  }

  private S3Client open(String node) {
    MinioKeys keys = MinioKeys.read(folder);
    return S3Client.builder()
        .endpointOverride(api.apply(node))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.access(), keys.secret())))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            bounds -> bounds.apiCallTimeout(answer).retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    clients.values().forEach(S3Client::close);
  }
}
