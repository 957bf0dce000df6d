package dev.firedrill.web.schedules;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.web.layout.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The schedules: what comes, what came, what people may do about it, and the backups. */
@Controller
class ScheduleController {

  private final ScheduleDesk desk;
  private final BackupWatch backups;

  ScheduleController(ScheduleDesk desk, BackupWatch backups) {
    this.desk = desk;
    this.backups = backups;
  }

  @GetMapping("/schedules")
  String list(Model model) {
    model.addAttribute("schedules", desk.all());
    model.addAttribute("backups", backups.all(Instant.now()));
    model.addAttribute("draw", (Supplier<String>) RunId::draw);
    return "schedules/schedules";
  }

  @PostMapping("/schedules/{schedule}/pause")
  String pause(
      @PathVariable String schedule,
      @AuthenticationPrincipal Person person,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    List<String> objections = desk.pause(require(schedule), person, reason);
    return shownAfter(schedule, objections, reason, response, model);
  }

  @PostMapping("/schedules/{schedule}/unpause")
  String unpause(
      @PathVariable String schedule,
      @AuthenticationPrincipal Person person,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    List<String> objections = desk.unpause(require(schedule), person, reason);
    return shownAfter(schedule, objections, reason, response, model);
  }

  @PostMapping("/schedules/{schedule}/trigger")
  String trigger(
      @PathVariable String schedule,
      @AuthenticationPrincipal Person person,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    ScheduleView view = require(schedule);
    if (!RunId.isOne(run)) {
      throw new NotFound("no form of ours has such an id");
    }
    List<String> objections = desk.trigger(run, view, person, reason);
    return objections.isEmpty()
        ? "redirect:/runs/" + run
        : shownAfter(schedule, objections, reason, response, model);
  }

  private ScheduleView require(String schedule) {
    return desk.find(schedule).orElseThrow(() -> new NotFound("no schedule '" + schedule + "'"));
  }

  private String shownAfter(
      String schedule,
      List<String> objections,
      String reason,
      HttpServletResponse response,
      Model model) {
    if (objections.isEmpty()) {
      return "redirect:/schedules";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("objectionsTo", schedule);
    model.addAttribute("objections", objections);
    model.addAttribute("reason", reason);
    return list(model);
  }
}
