package dev.firedrill.web.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the key of decisions lies. */
@Configuration(proxyBeanMethods = false)
class GateBeans {

  @Bean
  DecisionSigner decisionSigner(@Value("${firedrill.data}") Path data) throws IOException {
    Files.createDirectories(data);
    return DecisionSigner.of(data.resolve("decision.key"));
  }
}
