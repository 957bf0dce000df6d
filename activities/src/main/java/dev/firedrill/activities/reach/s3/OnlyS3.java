package dev.firedrill.activities.reach.s3;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Believes no success that has no request id, which every server that speaks S3 gives (Amazon S3,
 * common response headers): of another server's page Amazon's client makes an empty bucket, and the
 * JDK a success of half a head.
 */
final class OnlyS3 implements ExecutionInterceptor {

  private static final String ID = "x-amz-request-id";

  @Override
  public void beforeUnmarshalling(
      Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
    require(context.httpResponse());
  }

  /** Returns if this is no success, or one of a server that speaks S3. */
  static void require(SdkHttpResponse answer) {
    if (answer.isSuccessful() && answer.firstMatchingHeader(ID).isEmpty()) {
      throw SdkClientException.create(
          "status %d without %s, so what answers is no S3 server, or was cut off"
              .formatted(answer.statusCode(), ID));
    }
  }
}
