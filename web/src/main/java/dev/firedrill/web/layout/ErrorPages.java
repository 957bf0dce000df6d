package dev.firedrill.web.layout;

import dev.firedrill.web.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what went wrong: each says what to do next, and an id that finds the log line. */
@Controller
class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  @RequestMapping(
      path = "/error",
      method = {RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS})
  @Nullable ModelAndView ofLook(
      HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
    return show(request, response, model);
  }

  @RequestMapping(
      path = "/error",
      method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
  @Nullable ModelAndView ofChange(
      HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
    return show(request, response, model);
  }

  private static @Nullable ModelAndView show(
      HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (Problems.isFor(request)) {
      Problems.send(request, response, Problems.plain(status), (Throwable) cause);
      return null;
    }
    model.addAttribute("status", status);
    if (status >= 500) {
      String id = Integer.toHexString(RANDOM.nextInt() | 0x10000000);
      Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
      LOG.error("error {}: {} {}", id, status, path, (Throwable) cause);
      model.addAttribute("errorId", id);
    }
    return new ModelAndView("error");
  }
}
