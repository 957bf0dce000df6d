package dev.firedrill.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the key of launches and decisions lies. */
@Configuration(proxyBeanMethods = false)
class SignerBeans {

  @Bean
  Signer signer(@Value("${firedrill.data}") Path data) throws IOException {
    Files.createDirectories(data);
    return Signer.of(data.resolve("decision.key"));
  }
}
