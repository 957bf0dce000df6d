package dev.firedrill.activities.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The policy, read when Firedrill starts (a mistake in it stops the start): from the file that is
 * named, which then has to be there, or else from {@code policy.yaml} beside the targets' folder,
 * if there is one.
 */
@Configuration(proxyBeanMethods = false)
class PolicyBeans {

  @Bean
  Rules rules(
      @Value("${firedrill.policy:}") String named,
      @Value("${firedrill.targets:targets}") Path targets) {
    Path file =
        named.isBlank()
            ? targets.toAbsolutePath().resolveSibling("policy.yaml")
            : Path.of(named).toAbsolutePath();
    return named.isBlank() && !Files.exists(file) ? Rules.UNSAID : PolicyFile.read(file);
  }

  @Bean
  FreezeCalendar freezes(Rules rules) {
    return new FreezeCalendar(rules, Clock.systemUTC());
  }
}
