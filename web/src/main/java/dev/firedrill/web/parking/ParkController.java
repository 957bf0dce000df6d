package dev.firedrill.web.parking;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.web.parking.Choices.Wanted;
import dev.firedrill.workflows.procedure.Choice;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What becomes of a parked run, and the page on which a run that goes is stopped. */
@Controller
class ParkController {

  private final Parkings parkings;
  private final Choices choices;

  ParkController(Parkings parkings, Choices choices) {
    this.parkings = parkings;
    this.choices = choices;
  }

  @GetMapping("/parked/count")
  String count() {
    return "layout/page :: parked";
  }

  @GetMapping("/runs/{run}/parked")
  String parked(@PathVariable String run, Model model) {
    return page(run, "parking/parked", model);
  }

  @PostMapping("/runs/{run}/choices")
  String choose(
      @PathVariable String run,
      @AuthenticationPrincipal Person person,
      @RequestParam int parking,
      @RequestParam String digest,
      @RequestParam String choice,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    String[] word = choice.split(":", 2);
    String undo = word.length == 2 ? word[1] : "";
    Wanted wanted = new Wanted(parking, digest, choice(word[0]), undo, reason);
    return after(run, wanted, person, "parking/parked", response, model);
  }

  @GetMapping("/runs/{run}/cancel")
  String stop(@PathVariable String run, Model model) {
    return page(run, "parking/cancel", model);
  }

  @PostMapping("/runs/{run}/cancel")
  String cancel(
      @PathVariable String run,
      @AuthenticationPrincipal Person person,
      @RequestParam String choice,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    Wanted wanted = Wanted.stop(choice(choice), reason);
    return after(run, wanted, person, "parking/cancel", response, model);
  }

  private String after(
      String run,
      Wanted wanted,
      Person person,
      String page,
      HttpServletResponse response,
      Model model) {
    page(run, page, model);
    List<String> objections = choices.choose(run, wanted, person);
    if (objections.isEmpty()) {
      return "redirect:/runs/" + run;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("objections", objections);
    model.addAttribute("reason", wanted.reason());
    return page(run, page, model);
  }

  private String page(String run, String page, Model model) {
    model.addAttribute(
        "stoppable",
        parkings.stoppable(run).orElseThrow(() -> new NotFound("no run '" + run + "'")));
    model.addAttribute("parked", parkings.of(run).orElse(null));
    return page;
  }

  private static Choice choice(String word) {
    return Arrays.stream(Choice.values())
        .filter(choice -> choice.name().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "there is no such choice"));
  }
}
