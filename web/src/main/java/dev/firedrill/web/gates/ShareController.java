package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes a share of a key from the form on its gate's card; nothing of it is ever shown again. */
@Controller
class ShareController {

  private final Gates gates;
  private final ShareDesk desk;

  ShareController(Gates gates, ShareDesk desk) {
    this.gates = gates;
    this.desk = desk;
  }

  @PostMapping("/gates/{run}/{step}/share")
  String enter(
      @PathVariable String run,
      @PathVariable int step,
      @AuthenticationPrincipal Person person,
      @RequestParam String digest,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    requireGate(run, step);
    ShareDesk.Entered entered = desk.enter(run, step, digest, share(request), person);
    model.addAttribute("gate", requireGate(run, step));
    model.addAttribute("waiting", gates.countFor(person)); // it was counted before this share
    if (entered.objections().isEmpty()) {
      model.addAttribute("answers", entered.answers());
      return "gates/shared";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("objections", entered.objections());
    return "gates/gate";
  }

  private GateRow requireGate(String run, int step) {
    return gates.find(run, step).orElseThrow(() -> new NotFound("no such gate"));
  }

  /** What was entered, without the blanks that copying brings; the server drops its own copy. */
  private static char[] share(HttpServletRequest request) {
    String entered = request.getParameter("share");
    return entered == null ? new char[0] : entered.strip().toCharArray();
  }
}
