package dev.firedrill.activities.reach.s3;

import dev.firedrill.activities.reach.Unreachable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * One bucket of a server that speaks S3, for whole files, which take their time. Each is put there
 * encrypted by the server (SSE-S3), with a SHA-256 that the server has to find as well.
 */
public final class Shelf implements AutoCloseable {

  /** The most that one request may put there (Amazon S3, PutObject). */
  public static final long MOST = 5L << 30;

  private static final Duration LONGEST = Duration.ofMinutes(25);

  private final String bucket;
  private final SdkHttpClient http;
  private final S3Client client;
  private final Asking asking;

  /** The bucket of this server and no other; nothing is sent yet. */
  public Shelf(URI server, Keys keys, String bucket) {
    this(server, keys, bucket, Clients.http());
  }

  Shelf(URI server, Keys keys, String bucket, SdkHttpClient http) {
    this.bucket = bucket;
    this.http = http;
    this.asking = new Asking(server);
    this.client =
        Clients.of(server, AwsBasicCredentials.create(keys.access(), keys.secret()), http, LONGEST);
  }

  /** What is done with a file while it comes. */
  public interface Reading<T> {
    T of(InputStream file) throws IOException;
  }

  /**
   * A file as the listing has it.
   *
   * @param since when it was stored
   */
  public record Entry(String key, Instant since) {}

  /** What begins with this prefix, the newest first. */
  public List<Entry> list(String prefix) throws Unreachable, Refused {
    return asking.of(
        "GET",
        "/" + bucket + "?prefix=" + prefix,
        () ->
            client
                .listObjectsV2Paginator(ask -> ask.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .sorted(
                    Comparator.comparing(S3Object::lastModified)
                        .thenComparing(S3Object::key)
                        .reversed())
                .map(each -> new Entry(each.key(), each.lastModified()))
                .toList());
  }

  /** What the server says of a file; empty if it has none of this key. */
  public Optional<Shelved> look(String key) throws Unreachable, Refused {
    try {
      return Optional.of(
          asking.of(
              "HEAD",
              path(key),
              () ->
                  shelved(
                      key,
                      client.headObject(
                          ask -> ask.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)))));
    } catch (Refused no) {
      if (no.isOfNothing()) {
        return Optional.empty();
      }
      throw no;
    }
  }

  private static Shelved shelved(String key, HeadObjectResponse head) {
    return new Shelved(
        key,
        head.lastModified(),
        head.contentLength(),
        hex(head.checksumSHA256()),
        head.serverSideEncryptionAsString() == null ? "" : head.serverSideEncryptionAsString());
  }

  /** Of what was put there in parts there is a sum of sums, which is none of the file. */
  private static String hex(@Nullable String base64) {
    return base64 == null || base64.indexOf('-') >= 0
        ? ""
        : HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
  }

  /**
   * Puts a file there, over whatever has its key. A server that finds another sum, or that cannot
   * encrypt, keeps nothing of it and says no.
   *
   * @param sha256 of the file, as hexadecimal digits
   */
  public void put(String key, Path file, String sha256) throws Unreachable, Refused {
    String sum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    asking.of(
        "PUT",
        path(key),
        () ->
            client.putObject(
                ask ->
                    ask.bucket(bucket)
                        .key(key)
                        .checksumSHA256(sum)
                        .serverSideEncryption(ServerSideEncryption.AES256),
                RequestBody.fromFile(file)));
  }

  /** Reads a file from its beginning; what it holds is shown to nobody. */
  public <T> T read(String key, Reading<T> reading) throws IOException {
    InputStream answer =
        asking.of("GET", path(key), () -> client.getObject(ask -> ask.bucket(bucket).key(key)));
    try (InputStream file = new Coming(answer, asking.server() + path(key))) {
      return reading.of(file);
    }
  }

  /** A file while it comes: what stalls or ends too early says so, and where. */
  private final class Coming extends FilterInputStream {

    private final String address;

    Coming(InputStream file, String address) {
      super(file);
      this.address = address;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      try {
        return super.read(into, from, most);
      } catch (IOException | SdkException e) {
        throw asking.unreachable(address, e);
      }
    }
  }

  private String path(String key) {
    return "/" + bucket + "/" + key;
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
