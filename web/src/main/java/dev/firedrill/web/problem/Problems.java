package dev.firedrill.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem, and writes the line that its id finds. */
public final class Problems {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "urn:firedrill:problem:";

  private Problems() {}

  /** Whether this request is a machine's: then it is answered with problems, never with pages. */
  public static boolean isFor(HttpServletRequest request) {
    Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return isApi(first instanceof String path ? path : request.getRequestURI());
  }

  /** What is said where the status is all that is known. */
  public static Refused plain(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return new Refused(
        known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known,
        "",
        status < 500 ? "This is no proper request." : "The log says more under this id.",
        List.of());
  }

  /** Routes go by what is meant, so {@code /%61pi} is one, too. */
  private static boolean isApi(String spelled) {
    String path = meant(spelled);
    return path.equals("/api") || path.startsWith("/api/");
  }

  private static String meant(String spelled) {
    try {
      return UriUtils.decode(spelled, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException mistyped) {
      return spelled;
    }
  }

  /** Answers with this status and what may be done about it. */
  public static void send(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    send(request, response, new Refused(status, "", detail, List.of()), null);
  }

  /**
   * Answers with this refusal, unless the answer has begun already.
   *
   * @param cause what the log should tell beside it
   */
  public static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      Refused refused,
      @Nullable Throwable cause)
      throws IOException {
    byte[] body = body(request, refused, cause);
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(refused.status().value());
    response.setContentType(MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** The problem as it is sent; its line is in the log by then. */
  static byte[] body(HttpServletRequest request, Refused refused, @Nullable Throwable cause) {
    Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = first instanceof String asked ? asked : request.getRequestURI();
    Problem problem = problem(refused, path);
    log(request, problem, cause);
    return JSON.writeValueAsBytes(problem);
  }

  private static Problem problem(Refused refused, String path) {
    HttpStatus status = refused.status();
    return new Problem(
        refused.kind().isEmpty() ? "about:blank" : TYPE + refused.kind(),
        status.getReasonPhrase(),
        status.value(),
        String.valueOf(refused.getMessage()),
        path,
        Integer.toHexString(RANDOM.nextInt() | 0x10000000),
        refused.mistakes());
  }

  /** The path as it came is percent-encoded: it cannot forge a line. */
  private static void log(HttpServletRequest request, Problem problem, @Nullable Throwable cause) {
    String what = problem.status() + " " + request.getMethod() + " " + problem.instance();
    if (problem.status() >= 500) {
      LOG.error("problem {}: {}: {}", problem.id(), what, problem.detail(), cause);
    } else {
      LOG.info("problem {}: {}", problem.id(), what);
    }
  }
}
