package dev.firedrill.web.stop;

import dev.firedrill.web.access.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stop switch's page. */
@Controller
class StopController {

  private final Stops stops;
  private final Wake wake;

  StopController(Stops stops, Wake wake) {
    this.stops = stops;
    this.wake = wake;
  }

  @GetMapping("/stop")
  String show(Model model) {
    model.addAttribute("stop", stops.now().orElse(null));
    return "stop/stop";
  }

  @PostMapping("/stop")
  String stop(
      @AuthenticationPrincipal Person admin,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    return shownAfter(stops.stop(admin.name(), reason), reason, response, model);
  }

  @PostMapping("/stop/release")
  String release(
      @AuthenticationPrincipal Person admin,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    List<String> objections = stops.release(admin.name(), reason);
    if (objections.isEmpty()) {
      Thread.ofVirtual().name("wake").start(wake::all);
    }
    return shownAfter(objections, reason, response, model);
  }

  private String shownAfter(
      List<String> objections, String reason, HttpServletResponse response, Model model) {
    if (objections.isEmpty()) {
      return "redirect:/stop";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("objections", objections);
    model.addAttribute("reason", reason);
    return show(model);
  }
}
