package dev.firedrill.web.access;

import dev.firedrill.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * What stands before the routes for machines: a bearer token and nothing else, by the same list of
 * rules. No cookie is read, so no other site can borrow one, and forms need no token.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, Tokens tokens) {
    RequestAttributeSecurityContextRepository contexts =
        new RequestAttributeSecurityContextRepository();
    TokenDenials denials = new TokenDenials();
    return http.securityMatcher("/api/**")
        .securityContext(context -> context.securityContextRepository(contexts))
        .addFilterBefore(new TokenFilter(tokens, contexts), AnonymousAuthenticationFilter.class)
        .sessionManagement(kept -> kept.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .headers(SecurityRules::headers)
        .exceptionHandling(
            denied -> denied.authenticationEntryPoint(denials).accessDeniedHandler(denials))
        .authorizeHttpRequests(routes -> {
          // What is dispatched again was let through the first time.
          routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
          SecurityRules.admit(routes, ApiRules.ALL);
        })
        .build();
  }

  /** What the firewall turns away before any rule is asked. */
  @Bean
  RequestRejectedHandler rejections() {
    return (request, response, why) -> {
      if (!Problems.isFor(request)) {
        response.sendError(HttpStatus.BAD_REQUEST.value());
      } else if (TokenDenials.isStrangeMethod(request)) {
        TokenDenials.refuseMethod(request, response);
      } else {
        Problems.send(request, response, HttpStatus.BAD_REQUEST, "This is no proper request.");
      }
    };
  }
}
