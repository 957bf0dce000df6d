package dev.firedrill.web.logs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logs are kept.
 *
 * @param keep how long a line is kept; the audit and the journal are kept longer
 */
@ConfigurationProperties(prefix = "firedrill.logs", ignoreUnknownFields = false)
record LogProperties(@DefaultValue("90d") Duration keep) {

  private static final Duration SHORTEST = Duration.ofDays(1);

  LogProperties {
    if (keep.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("firedrill.logs.keep must be a day or more");
    }
  }
}
