package dev.firedrill.lab.minio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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

/** Signed requests that are no S3, or S3 with words of MinIO's own. */
record LabAdmin(MinioPlan plan) {

  private static final int SUCCESS = 2;

  /** What a node answers; what is no success is a {@link LabFailure}. */
  String get(String node, String path) {
    return ask(SdkHttpMethod.GET, node, path, new byte[0]);
  }

  /** Likewise to a PUT of this. */
  String put(String node, String path, byte[] body) {
    return ask(SdkHttpMethod.PUT, node, path, body);
  }

  private String ask(SdkHttpMethod method, String node, String path, byte[] body) {
    MinioKeys keys = MinioKeys.read(plan.folder());
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(method).uri(URI.create(plan.api(node) + path)).build();
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
