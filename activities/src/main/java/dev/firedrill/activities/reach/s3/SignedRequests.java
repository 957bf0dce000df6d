package dev.firedrill.activities.reach.s3;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.activities.reach.Witness;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests that are no S3, signed as if they were (SigV4, service {@code s3}). */
final class SignedRequests {

  /** Beyond this an answer is refused, since half an answer is worse than none. */
  private static final int MOST = 16 << 20;

  private final URI server;
  private final AwsCredentialsIdentity keys;
  private final SdkHttpClient http;
  private final Asking asking;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  SignedRequests(URI server, AwsCredentialsIdentity keys, SdkHttpClient http, Asking asking) {
    this.server = server;
    this.keys = keys;
    this.http = http;
    this.asking = asking;
  }

  /** The answer, whatever its status. What it says is not shown: it may name clients' objects. */
  Reply send(String method, String path, String jsonBody) throws Unreachable {
    URI address = server.resolve(path);
    String shown = address.toString().replaceAll("(clientToken=)[^&]*", "$1…");
    Witness.Exchange seen = Watched.by().asked("", List.of(method, shown), jsonBody);
    try {
      Reply reply = send(signed(method, address, jsonBody));
      seen.ended("status " + reply.status());
      return reply;
    } catch (IOException | SdkException e) {
      Unreachable unreachable = asking.unreachable(shown, e);
      seen.ended("no answer: " + unreachable.getMessage());
      throw unreachable;
    }
  }

  private SignedRequest signed(String method, URI address, String jsonBody) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(address)
            .putHeader("Content-Type", "application/json")
            .build();
    return signer.sign(sign -> {
      sign.identity(keys)
          .request(request)
          .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
          .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
          .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
          .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
      if (!jsonBody.isEmpty()) { // or the JDK would make a POST of a GET
        sign.payload(ContentStreamProvider.fromUtf8String(jsonBody));
      }
    });
  }

  private Reply send(SignedRequest signed) throws IOException {
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElse(null))
            .build();
    HttpExecuteResponse answer = http.prepareRequest(request).call();
    OnlyS3.require(answer.httpResponse());
    try (InputStream body =
        answer.responseBody().<InputStream>map(b -> b).orElse(InputStream.nullInputStream())) {
      byte[] whole = body.readNBytes(MOST + 1);
      if (whole.length > MOST) {
        throw new IOException("the answer is longer than " + MOST + " bytes");
      }
      return new Reply(
          answer.httpResponse().statusCode(), new String(whole, StandardCharsets.UTF_8));
    }
  }
}
