package dev.firedrill.web.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands around the routes for machines, behind the question who is asking. */
@Configuration(proxyBeanMethods = false)
class ApiBeans {

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit() {
    FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit());
    filter.addUrlPatterns("/api/*");
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }
}
