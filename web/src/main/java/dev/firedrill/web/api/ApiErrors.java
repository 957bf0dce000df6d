package dev.firedrill.web.api;

import dev.firedrill.web.problem.Problems;
import dev.firedrill.web.problem.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns whatever went wrong under {@code /api} into a problem. Its words are ours: no exception's
 * text or name is sent.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiErrors implements HandlerExceptionResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!Problems.isFor(request)) {
      return null;
    }
    if (failure instanceof AsyncRequestNotUsableException) {
      return new ModelAndView(); // who listened is gone: nobody is there to be told
    }
    Refused refused = refused(failure);
    if (failure instanceof ErrorResponse spring) {
      spring
          .getHeaders()
          .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
    }
    try {
      Problems.send(request, response, refused, failure);
    } catch (IOException gone) {
      LOG.debug("who asked is gone: {}", gone.toString());
    }
    return new ModelAndView();
  }

  private static Refused refused(Exception failure) {
    if (failure instanceof Refused refused) {
      return refused;
    }
    if (failure instanceof ResponseStatusException ours) {
      return plain(ours.getStatusCode().value(), String.valueOf(ours.getReason()));
    }
    if (failure instanceof ErrorResponse spring) {
      int status = spring.getStatusCode().value();
      return plain(status, detail(status));
    }
    if (failure instanceof RequestRejectedException) {
      return plain(400, detail(400)); // by the firewall, when a parameter or a header was read
    }
    if (failure instanceof DataAccessException || failure instanceof TransactionException) {
      return plain(503, "The database does not answer: ask again in a moment.");
    }
    return plain(500, "This is a defect of Firedrill; the log tells it under this id.");
  }

  private static Refused plain(int code, String detail) {
    HttpStatus status = HttpStatus.resolve(code);
    return new Refused(
        status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, "", detail, List.of());
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take this method.";
      case 406 -> "Accept application/json here, and text/event-stream for events.";
      case 415 -> "Send application/json.";
      default -> "This cannot be understood.";
    };
  }
}
