package dev.firedrill.web.evidence;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the key of evidence lies. */
@Configuration(proxyBeanMethods = false)
class EvidenceBeans {

  @Bean
  EvidenceKey evidenceKey(@Value("${firedrill.data}") Path data) throws IOException {
    return EvidenceKey.of(data.resolve("evidence.key"));
  }
}
