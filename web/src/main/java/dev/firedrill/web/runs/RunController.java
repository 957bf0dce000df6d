package dev.firedrill.web.runs;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.launch.RunId;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.web.logs.Logs;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Freezes;
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
  private final Logs logs;
  private final Freezes freezes;

  RunController(Runs runs, RunScreen screen, Logs logs, Freezes freezes) {
    this.runs = runs;
    this.screen = screen;
    this.logs = logs;
    this.freezes = freezes;
  }

  @GetMapping("/runs")
  String list(
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String runbook,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String since,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String before,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Model model) {
    Filter filter =
        new Filter(
            target,
            runbook,
            person,
            state,
            Filter.day(since),
            Filter.day(until),
            Place.of(before).orElse(null));
    Slice found = runs.newest(filter, Runs.PAGE);
    model.addAttribute("filter", filter);
    model.addAttribute("endings", Ending.values());
    model.addAttribute("freezes", freezes.now());
    model.addAttribute("runs", found.runs());
    model.addAttribute("older", found.next());
    return part == null ? "runs/runs" : "runs/runs :: list";
  }

  @GetMapping("/runs/{run}")
  String show(
      @AuthenticationPrincipal Person person,
      @PathVariable String run,
      @RequestParam(required = false) @Nullable String still,
      Model model) {
    RunView view = view(run);
    boolean refreshes = view.refreshesFor(person);
    model.addAttribute("view", view);
    model.addAttribute("next", RunId.draw());
    model.addAttribute("freezes", binding(view.run()));
    model.addAttribute("tail", logs.tail(run));
    model.addAttribute("refresh", refreshes && still == null);
    model.addAttribute("still", refreshes && still != null);
    return "runs/run";
  }

  @GetMapping("/runs/{run}/gate")
  String gate(@PathVariable String run, Model model) {
    RunView view = view(run);
    model.addAttribute("view", view);
    model.addAttribute("next", RunId.draw());
    model.addAttribute("freezes", binding(view.run()));
    return "runs/run :: gate";
  }

  /** The freezes that a start of this plan would meet. */
  private List<Freezes.Bound> binding(RunRow run) {
    return freezes.now().stream()
        .filter(freeze -> run.isStartable() && freeze.binds(run.runbook()))
        .filter(freeze -> freeze.environments().contains(run.environment()))
        .toList();
  }

  private RunView view(String run) {
    return screen.of(run).orElseThrow(() -> new NotFound("no run '" + run + "'"));
  }
}
