package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox of what waits for a decision, and the card on which one is made. */
@Controller
class GateController {

  private final Gates gates;
  private final Decisions decisions;

  GateController(Gates gates, Decisions decisions) {
    this.gates = gates;
    this.decisions = decisions;
  }

  @GetMapping("/gates")
  String inbox(
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Model model) {
    List<GateRow> open = gates.open();
    model.addAttribute("mine", open.stream().filter(gate -> gate.mayApprove(person)).toList());
    model.addAttribute("others", open.stream().filter(gate -> !gate.mayApprove(person)).toList());
    model.addAttribute("closed", gates.lastClosed());
    return part == null ? "gates/inbox" : "gates/inbox :: list";
  }

  @GetMapping("/gates/count")
  String count() {
    return "layout/page :: gates";
  }

  @GetMapping("/gates/{run}/{step}")
  String card(@PathVariable String run, @PathVariable int step, Model model) {
    model.addAttribute("gate", gate(run, step));
    return "gates/gate";
  }

  @PostMapping("/gates/{run}/{step}")
  String decide(
      @PathVariable String run,
      @PathVariable int step,
      @AuthenticationPrincipal Person person,
      @RequestParam String answer,
      @RequestParam String digest,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String typed,
      HttpServletResponse response,
      Model model) {
    GateRow gate = gate(run, step);
    Decisions.Answer given = new Decisions.Answer(answer.equals("approve"), digest, reason, typed);
    List<String> objections =
        gate.mayDeny(person)
            ? decisions.decide(gate, given, person)
            : List.of("you may not decide this gate, or it is not open any more");
    if (objections.isEmpty()) {
      return "redirect:/runs/" + run;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("gate", gate(run, step));
    model.addAttribute("objections", objections);
    model.addAttribute("given", given);
    return "gates/gate";
  }

  private GateRow gate(String run, int step) {
    return gates.find(run, step).orElseThrow(() -> new NotFound("no such gate"));
  }
}
