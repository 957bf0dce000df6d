package dev.firedrill.activities.journal;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the audit's head and its key lie: in the data folder, unless configured. */
@Configuration(proxyBeanMethods = false)
class AuditBeans {

  @Bean
  HeadFile auditHead(
      @Value("${firedrill.audit.head-file:${firedrill.data}/audit/head}") Path file,
      @Value("${firedrill.audit.key-file:${firedrill.data}/audit.key}") Path key) {
    return new HeadFile(file, key);
  }
}
