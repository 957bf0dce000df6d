package dev.firedrill.web.layout;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is no such thing here; shown as the page that says so. */
public final class NotFound extends ResponseStatusException {

  private static final long serialVersionUID = 1L;

  public NotFound(String what) {
    super(HttpStatus.NOT_FOUND, what);
  }
}
