package dev.firedrill.activities.inventory;

import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.reach.ssh.SshShell;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The inventory, read when Firedrill starts (a mistake in it stops the start), and what reaches it.
 */
@Configuration(proxyBeanMethods = false)
class InventoryBeans {

  @Bean
  Targets targets(
      @Value("${firedrill.targets:targets}") Path folder, ObjectProvider<TargetReader<?>> readers) {
    return Targets.read(folder, List.copyOf(readers.stream().toList()));
  }

  @Bean
  HttpReach http() {
    return new HttpReach();
  }

  @Bean
  Shells shells(Secrets secrets) {
    return keys ->
        new SshShell(keys, reference -> secrets.read(SecretReference.parse(reference)).bytes());
  }
}
