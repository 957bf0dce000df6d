package dev.firedrill.web.runs;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.workflows.procedure.Ending;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The runs there are and were, and one of them. */
@Controller
class RunController {

  private final Runs runs;
  private final RunScreen screen;

  RunController(Runs runs, RunScreen screen) {
    this.runs = runs;
    this.screen = screen;
  }

  @GetMapping("/runs")
  String list(
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String runbook,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String before,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Model model) {
    Filter filter = new Filter(target, runbook, person, state, instant(before));
    List<RunRow> found = runs.newest(filter);
    boolean more = found.size() > Runs.PAGE;
    model.addAttribute("filter", filter);
    model.addAttribute("endings", Ending.values());
    model.addAttribute("runs", more ? found.subList(0, Runs.PAGE) : found);
    model.addAttribute("older", more ? found.get(Runs.PAGE - 1).intended() : null);
    return part == null ? "runs/runs" : "runs/runs :: list";
  }

  @GetMapping("/runs/{run}")
  String show(@AuthenticationPrincipal Person person, @PathVariable String run, Model model) {
    RunView view = view(run);
    model.addAttribute("view", view);
    model.addAttribute("refresh", view.refreshesFor(person));
    return "runs/run";
  }

  @GetMapping("/runs/{run}/gate")
  String gate(@PathVariable String run, Model model) {
    model.addAttribute("view", view(run));
    return "runs/run :: gate";
  }

  private RunView view(String run) {
    return screen.of(run).orElseThrow(() -> new NotFound("no run '" + run + "'"));
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
