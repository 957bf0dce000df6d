package dev.firedrill.web.engine;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings that concern the ground, and the check of everybody's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FiredrillProperties.class, EngineProperties.class})
class GroundConfiguration {

  /** As soon as it is known which beans there are, and before the first of them is made. */
  @Bean
  static BeanFactoryPostProcessor knownKeys(ApplicationContext context) {
    return beans -> KnownKeys.require(context);
  }
}
