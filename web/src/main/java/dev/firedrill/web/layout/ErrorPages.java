package dev.firedrill.web.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Pages for what went wrong: each says what to do next, and an id that finds the log line. */
@Controller
class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  @RequestMapping(
      path = "/error",
      method = {RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS})
  String ofLook(HttpServletRequest request, Model model) {
    return show(request, model);
  }

  @RequestMapping(
      path = "/error",
      method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
  String ofChange(HttpServletRequest request, Model model) {
    return show(request, model);
  }

  private static String show(HttpServletRequest request, Model model) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    model.addAttribute("status", status);
    if (status >= 500) {
      String id = Integer.toHexString(RANDOM.nextInt() | 0x10000000);
      Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
      LOG.error("error {}: {} {}", id, status, path, (Throwable) cause);
      model.addAttribute("errorId", id);
    }
    return "error";
  }
}
