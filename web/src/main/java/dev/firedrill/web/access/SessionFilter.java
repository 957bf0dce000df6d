package dev.firedrill.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out whose request it is, afresh each time: a role that was taken away is gone at once. */
final class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;
  private final RequestAttributeSecurityContextRepository contexts;

  SessionFilter(Sessions sessions, RequestAttributeSecurityContextRepository contexts) {
    this.sessions = sessions;
    this.contexts = contexts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = SessionCookie.read(request).orElse("");
    if (!token.isEmpty()) {
      try {
        sessions.find(token).ifPresent(person -> enter(person, token, request, response));
      } catch (DataAccessException gone) {
        logger.error("cannot tell who is asking: the database does not answer", gone);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private void enter(
      Person person, String token, HttpServletRequest request, HttpServletResponse response) {
    sessions.use(token);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person, List.of(), AuthorityUtils.createAuthorityList(person.role().name())));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
