package dev.firedrill.activities.reach.s3;

import dev.firedrill.activities.reach.Unreachable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** One conversation by Amazon's own client, each question of which waits some seconds at most. */
final class S3Wire implements Store {

  private static final Duration ANSWER = Duration.ofSeconds(8);

  private static final int MOST = 1000;

  private final SdkHttpClient http;
  private final S3Client client;
  private final SignedRequests signed;
  private final Asking asking;
  private final Versions versions;

  S3Wire(URI server, Keys keys) {
    this(server, keys, Clients.http(), ANSWER);
  }

  /**
   * As the other.
   *
   * @param answer how long a whole question of S3 may take
   */
  S3Wire(URI server, Keys keys, SdkHttpClient http, Duration answer) {
    AwsBasicCredentials credentials = AwsBasicCredentials.create(keys.access(), keys.secret());
    this.asking = new Asking(server);
    this.http = http;
    this.signed = new SignedRequests(server, credentials, http, asking);
    this.client = Clients.of(server, credentials, http, answer);
    this.versions = new Versions(client, asking);
  }

  @Override
  public void requireBucket(String bucket) throws Unreachable, Refused {
    asking.of(
        "GET",
        "/" + bucket + "?max-keys=1",
        () -> client.listObjectsV2(ask -> ask.bucket(bucket).maxKeys(1)));
  }

  @Override
  public void put(String bucket, String key, String text) throws Unreachable, Refused {
    asking.of(
        "PUT",
        path(bucket, key),
        () -> client.putObject(ask -> ask.bucket(bucket).key(key), RequestBody.fromString(text)));
  }

  @Override
  public String get(String bucket, String key) throws Unreachable, Refused {
    return asking.of(
        "GET",
        path(bucket, key),
        () ->
            client
                .getObjectAsBytes(ask -> ask.bucket(bucket).key(key).range("bytes=0-1048575"))
                .asUtf8String());
  }

  @Override
  public void delete(String bucket, String key) throws Unreachable, Refused {
    asking.of(
        "DELETE", path(bucket, key), () -> client.deleteObject(ask -> ask.bucket(bucket).key(key)));
  }

  @Override
  public List<Listed> list(String bucket) throws Unreachable, Refused {
    return asking.of(
        "GET",
        "/" + bucket,
        () ->
            client.listObjectsV2(ask -> ask.bucket(bucket).maxKeys(MOST)).contents().stream()
                .map(each -> new Listed(each.key(), each.eTag(), each.size()))
                .toList());
  }

  @Override
  public boolean keepsVersions(String bucket) throws Unreachable, Refused {
    return versions.areKept(bucket);
  }

  @Override
  public VersionPage versions(String bucket, String prefix, VersionPage.@Nullable Mark after)
      throws Unreachable, Refused {
    return versions.page(bucket, prefix, after);
  }

  @Override
  public void deleteVersion(String bucket, String key, String version) throws Unreachable, Refused {
    versions.delete(bucket, key, version);
  }

  @Override
  public List<ReplicationRule> replication(String bucket) throws Unreachable, Refused {
    return versions.rules(bucket);
  }

  @Override
  public Reply call(String method, String path, String jsonBody) throws Unreachable {
    return signed.send(method, path, jsonBody);
  }

  private static String path(String bucket, String key) {
    return "/" + bucket + "/" + key;
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
