package dev.firedrill.web.access;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Denies by default: a request goes through when a rule names its route and whom it is for. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityRules {

  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  @Bean
  SecurityFilterChain desk(HttpSecurity http, Sessions sessions) {
    RequestAttributeSecurityContextRepository contexts =
        new RequestAttributeSecurityContextRepository();
    Denials denials = new Denials();
    return http.securityContext(context -> context.securityContextRepository(contexts))
        .addFilterBefore(new SessionFilter(sessions, contexts), AnonymousAuthenticationFilter.class)
        .sessionManagement(kept -> kept.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
        .headers(SecurityRules::headers)
        .exceptionHandling(
            denied -> denied.authenticationEntryPoint(denials).accessDeniedHandler(denials))
        .authorizeHttpRequests(routes -> {
          // What is dispatched again was let through the first time.
          routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
          admit(routes, Rules.SCREENS);
        })
        .build();
  }

  /** Lets each of these routes be called by those whom its rule names, and no other by anybody. */
  static void admit(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          routes,
      List<Rule> rules) {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    for (Rule rule : rules) {
      routes
          .requestMatchers(paths.matcher(rule.method(), rule.pattern()))
          .access(
              (who, request) -> new AuthorizationDecision(rule.who().includes(person(who.get()))));
    }
    routes.anyRequest().denyAll();
  }

  /** How passwords are hashed: each try costs a third of a second. */
  @Bean
  static PasswordEncoder passwords() {
    return new BCryptPasswordEncoder(12);
  }

  /** Of a password that was drawn and forgotten; to hash one would be a tenth of each start. */
  @Bean
  static Decoy decoy() {
    return new Decoy("$2a$12$k6ujA7XgKKfyLq3ytYvu6ueQ0BES9hFddexzTv/vwSl17NDC15cfC");
  }

  /** Accounts are looked up by the sign-in screen alone; nothing else may try a password. */
  @Bean
  UserDetailsService noOtherWayIn() {
    return name -> {
      throw new UsernameNotFoundException("sign in at /sign-in");
    };
  }

  private static @Nullable Person person(@Nullable Authentication who) {
    return who != null && who.getPrincipal() instanceof Person person ? person : null;
  }

  private static CookieCsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("firedrill-form");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true).path("/"));
    return tokens;
  }

  static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentTypeOptions(Customizer.withDefaults())
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
  }
}
