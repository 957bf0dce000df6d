package dev.firedrill.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    return signIn
        .enter(name.strip(), password)
        .map(token -> {
          SessionCookie.read(request).ifPresent(sessions::end);
          SessionCookie.write(request, response, token);
          return "redirect:" + ownPath(next);
        })
        .orElseGet(() -> {
          response.setStatus(HttpStatus.UNAUTHORIZED.value());
          model.addAttribute("next", ownPath(next));
          model.addAttribute("name", name);
          model.addAttribute("failed", true);
          return "access/sign-in";
        });
  }

  @PostMapping("/sign-out")
  String leave(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::end);
    SessionCookie.clear(request, response);
    return "redirect:/sign-in";
  }

  /** A path of this server, whatever was asked for: nobody is led elsewhere by a sign-in. */
  static String ownPath(String next) {
    return next.matches("/[A-Za-z0-9_./?&=%-]*") && !next.startsWith("//") ? next : "/";
  }
}
