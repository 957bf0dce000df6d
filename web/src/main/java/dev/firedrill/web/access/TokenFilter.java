package dev.firedrill.web.access;

import dev.firedrill.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out which token a machine's request carries, afresh each time: one that was revoked is gone
 * at once. A browser's session counts for nothing here.
 */
final class TokenFilter extends OncePerRequestFilter {

  private final Tokens tokens;
  private final RequestAttributeSecurityContextRepository contexts;

  TokenFilter(Tokens tokens, RequestAttributeSecurityContextRepository contexts) {
    this.tokens = tokens;
    this.contexts = contexts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<String> given = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    if (given.isEmpty()) {
      chain.doFilter(request, response);
    } else if (given.size() > 1 || SessionCookie.read(request).isPresent()) {
      Problems.send(
          request,
          response,
          HttpStatus.BAD_REQUEST,
          "One credential per request: either a session's cookie or one bearer token.");
    } else {
      try {
        Optional<Person> person = Bearer.in(given.getFirst()).flatMap(this::find);
        person.ifPresent(found -> enter(found, request, response));
        if (person.isEmpty()) {
          TokenDenials.refuse(request, response);
          return;
        }
      } catch (DataAccessException gone) {
        logger.error("cannot tell who is asking: the database does not answer", gone);
        Problems.send(
            request,
            response,
            HttpStatus.SERVICE_UNAVAILABLE,
            "It cannot be told who is asking: the database does not answer.");
        return;
      }
      chain.doFilter(request, response);
    }
  }

  private Optional<Person> find(String token) {
    Optional<Person> person = tokens.find(token);
    person.ifPresent(known -> tokens.use(token));
    return person;
  }

  private void enter(Person person, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person, List.of(), AuthorityUtils.createAuthorityList(person.role().name())));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
