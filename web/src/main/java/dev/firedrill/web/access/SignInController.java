package dev.firedrill.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In and out. */
@Controller
class SignInController {

  private final SignIn signIn;
  private final Sessions sessions;

  SignInController(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @GetMapping("/sign-in")
  String ask(
      @AuthenticationPrincipal @Nullable Person person,
      @RequestParam(defaultValue = "/") String next,
      Model model) {
    if (person != null) {
      return "redirect:" + ownPath(next);
    }
    model.addAttribute("next", ownPath(next));
    return "access/sign-in";
  }

  @PostMapping("/sign-in")
  String enter(
      @RequestParam String name,
      @RequestParam String password,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<String> token;
    try {
      token = signIn.enter(name.strip(), password, Source.of(request));
    } catch (Busy busy) {
      return again(response, HttpStatus.SERVICE_UNAVAILABLE, "busy", name, next, model);
    }
    if (token.isEmpty()) {
      return again(response, HttpStatus.UNAUTHORIZED, "failed", name, next, model);
    }
    SessionCookie.read(request).ifPresent(sessions::end);
    SessionCookie.write(request, response, token.get());
    return "redirect:" + ownPath(next);
  }

  @PostMapping("/sign-out")
  String leave(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::end);
    SessionCookie.clear(request, response);
    return "redirect:/sign-in";
  }

  private static String again(
      HttpServletResponse response,
      HttpStatus status,
      String why,
      String name,
      String next,
      Model model) {
    response.setStatus(status.value());
    model.addAttribute(why, true);
    model.addAttribute("name", name);
    model.addAttribute("next", ownPath(next));
    return "access/sign-in";
  }

  /** A path of this server, whatever was asked for: nobody is led elsewhere by a sign-in. */
  static String ownPath(String next) {
    return next.matches("/[A-Za-z0-9_./?&=%-]*") && !next.startsWith("//") ? next : "/";
  }
}
