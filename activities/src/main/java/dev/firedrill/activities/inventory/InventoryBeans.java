package dev.firedrill.activities.inventory;

import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.kafka.KafkaReach;
import dev.firedrill.activities.reach.s3.S3Reach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.reach.ssh.SshShell;
import dev.firedrill.activities.secrets.SecretMissing;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The inventory, read when Firedrill starts (a mistake in it stops the start), and what reaches it.
 */
@Configuration(proxyBeanMethods = false)
class InventoryBeans {

  private static final Logger LOG = LoggerFactory.getLogger(InventoryBeans.class);

  @Bean
  Targets targets(
      @Value("${firedrill.targets:targets}") Path folder,
      ObjectProvider<TargetReader<?>> readers,
      Secrets secrets) {
    Targets targets = Targets.read(folder, List.copyOf(readers.stream().toList()));
    targets.all().stream()
        .map(target -> target.ssh().privateKey())
        .filter(reference -> !reference.isEmpty())
        .forEach(reference -> makeKnown(secrets, reference));
    return targets;
  }

  /** What a system answers before its key is first used must not show that key in a log either. */
  private static void makeKnown(Secrets secrets, String reference) {
    try {
      secrets.read(SecretReference.parse(reference));
    } catch (SecretMissing unread) {
      LOG.warn("a key cannot be read yet: {}", unread.getMessage());
    }
  }

  @Bean
  HttpReach http() {
    return new HttpReach();
  }

  @Bean
  KafkaReach kafka() {
    return KafkaReach.plain();
  }

  @Bean
  S3Reach s3() {
    return S3Reach.wire();
  }

  @Bean
  Shells shells(Secrets secrets) {
    return keys ->
        new SshShell(keys, reference -> secrets.read(SecretReference.parse(reference)).bytes());
  }
}
