package dev.firedrill.web.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session's token: never readable by script, never sent across sites. */
public final class SessionCookie {

  static final String NAME = "firedrill-session";

  private SessionCookie() {}

  /** The token that this request carries. */
  public static Optional<String> read(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return Optional.empty();
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(NAME)) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  static void write(HttpServletRequest request, HttpServletResponse response, String token) {
    add(request, response, token, Sessions.LONGEST);
  }

  static void clear(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", Duration.ZERO);
  }

  private static void add(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    ResponseCookie cookie =
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
