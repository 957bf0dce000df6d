package dev.firedrill.activities.reach.s3;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Amazon's own client, told all that it would else look for in the environment and in files of this
 * machine. It tries nothing twice: what could not be done is told.
 */
final class Clients {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** MinIO looks at every drive before it says anything of them. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private Clients() {}

  /** Straight, without a proxy. */
  static SdkHttpClient http() {
    return http(SILENCE);
  }

  /** As the other, for which a server may be silent no longer than this. */
  static SdkHttpClient http(Duration silence) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(silence)
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariablesValues(false)
                .build())
        .build();
  }

  /**
   * A client of this server and no other.
   *
   * @param answer how long a whole call may take
   */
  static S3Client of(URI server, AwsCredentials keys, SdkHttpClient http, Duration answer) {
    return S3Client.builder()
        .endpointOverride(server)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(keys))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(answer)
                .addExecutionInterceptor(new OnlyS3())
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build())
        .build();
  }
}
