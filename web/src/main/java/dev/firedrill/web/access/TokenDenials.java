package dev.firedrill.web.access;

import dev.firedrill.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a machine meets whose request goes through no rule: a problem that says why. */
final class TokenDenials implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String CHALLENGE = "Bearer realm=\"firedrill\"";

  /** A token that is not good: the same words whether it was revoked, ran out or never was. */
  static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
    Problems.send(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "This is no token that is good: it is unknown, has expired or was revoked.");
  }

  /** A method that no address here ever takes, such as TRACE, where there is an address. */
  static boolean isStrangeMethod(HttpServletRequest request) {
    List<HttpMethod> methods = Rules.methodsOf(request);
    return !methods.isEmpty() && !methods.contains(HttpMethod.valueOf(request.getMethod()));
  }

  /** The address is there, and this is not how it is used. */
  static void refuseMethod(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String allowed =
        Rules.methodsOf(request).stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    response.setHeader(HttpHeaders.ALLOW, allowed);
    Problems.send(
        request, response, HttpStatus.METHOD_NOT_ALLOWED, "This address takes " + allowed + ".");
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    Problems.send(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "This needs a token, sent as 'Authorization: Bearer TOKEN'; a session does not count"
            + " here.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    List<HttpMethod> methods = Rules.methodsOf(request);
    if (methods.isEmpty()) {
      Problems.send(request, response, HttpStatus.NOT_FOUND, "There is nothing at this address.");
    } else if (methods.contains(HttpMethod.valueOf(request.getMethod()))) {
      Problems.send(
          request, response, HttpStatus.FORBIDDEN, "The token's role or groups do not allow this.");
    } else {
      refuseMethod(request, response);
    }
  }
}
