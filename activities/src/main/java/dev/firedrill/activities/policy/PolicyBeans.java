package dev.firedrill.activities.policy;

import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.workflows.procedure.PolicyWatch;
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
  PolicyPlace policyPlace(
      @Value("${firedrill.policy:}") String named,
      @Value("${firedrill.targets:targets}") Path targets) {
    return PolicyPlace.of(named, targets);
  }

  @Bean
  Rules rules(PolicyPlace place) {
    return place.rules();
  }

  @Bean
  PolicyWatch policyWatch(PolicyPlace place, Targets targets) {
    return place.watch(targets.targets());
  }

  @Bean
  FreezeCalendar freezes(Rules rules) {
    return new FreezeCalendar(rules, Clock.systemUTC());
  }
}
