package dev.firedrill.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a request meets that goes through no rule: the sign-in, or a page that says why. */
final class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {

  /**
   * A browser keeps the strict session cookie back when a link on another site leads here. One
   * refresh from our own page sends it.
   */
  private static final String KNOCK_AGAIN =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Firedrill</title>
      <meta http-equiv="refresh" content="0"><p><a href="">Go on to Firedrill</a></p></html>
      """;

  private final RedirectStrategy redirects = new DefaultRedirectStrategy();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (!request.getMethod().equals("GET")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.getWriter().write(KNOCK_AGAIN);
    } else if (request.getHeader("HX-Request") != null || isStream(request)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      redirects.sendRedirect(request, response, "/sign-in?next=" + asked(request));
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    if (mustChange()) {
      response.sendRedirect("/account");
    } else {
      response.sendError(
          Rules.knows(request)
              ? HttpServletResponse.SC_FORBIDDEN
              : HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static boolean mustChange() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof Person person && person.mustChange();
  }

  private static boolean isStream(HttpServletRequest request) {
    return MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader("Accept"));
  }

  private static String asked(HttpServletRequest request) {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
  }
}
