package dev.firedrill.lab.minio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Signed requests that are no S3, or S3 with words of MinIO's own.
 *
 * @param keys the root key
 * @param api where each node's API is, without a slash at the end
 */
record LabAdmin(MinioKeys keys, UnaryOperator<String> api) {

  private static final int SUCCESS = 2;

  LabAdmin(MinioPlan plan) {
    this(MinioKeys.read(plan.folder()), plan::api);
  }

  /**
   * Makes a key that is let in to what this policy says, and to nothing else; an older one of that
   * name gets its secret and this policy.
   */
  void let(MinioKeys narrow, String node, String policy) {
    put(node, "/minio/admin/v3/add-canned-policy?name=firedrill", policy.getBytes(UTF_8));
    String user = "{\"secretKey\":\"%s\",\"status\":\"enabled\"}".formatted(narrow.secret());
    put(
        node,
        "/minio/admin/v3/add-user?accessKey=" + narrow.access(),
        SealedBody.of(user, keys.secret()));
    put(
        node,
        "/minio/admin/v3/set-user-or-group-policy?isGroup=false&policyName=firedrill&userOrGroup="
            + narrow.access(),
        new byte[0]);
  }

  /** What a node answers; what is no success is a {@link LabFailure}. */
  String get(String node, String path) {
    return ask(SdkHttpMethod.GET, node, path, new byte[0]);
  }

  /** Likewise to a PUT of this. */
  String put(String node, String path, byte[] body) {
    return ask(SdkHttpMethod.PUT, node, path, body);
  }

  private String ask(SdkHttpMethod method, String node, String path, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(method).uri(URI.create(api.apply(node) + path)).build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(sign -> {
              sign.identity(AwsBasicCredentials.create(keys.access(), keys.secret()))
                  .request(request)
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                  .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                  .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
              if (body.length > 0) { // or the JDK would make a POST of a GET
                sign.payload(ContentStreamProvider.fromByteArray(body));
              }
            });
    try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
      return answer(http, signed);
    } catch (IOException e) {
      throw new LabFailure(node + ": " + e.getMessage(), e);
    }
  }

  private static String answer(SdkHttpClient http, SignedRequest signed) throws IOException {
    HttpExecuteResponse answer =
        http.prepareRequest(
                HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(null))
                    .build())
            .call();
    try (InputStream body =
        answer.responseBody().<InputStream>map(b -> b).orElse(InputStream.nullInputStream())) {
      String text = new String(body.readAllBytes(), UTF_8);
      int status = answer.httpResponse().statusCode();
      if (status / 100 != SUCCESS) {
        throw new LabFailure("status " + status + ": " + text);
      }
      return text;
    }
  }
}
