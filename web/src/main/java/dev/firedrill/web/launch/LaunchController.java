package dev.firedrill.web.launch;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.web.locks.Locks;
import dev.firedrill.workflows.procedure.Freezes;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.WhenHeld;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A runbook's page beside the form that launches it. */
@Controller
class LaunchController {

  /** The field that holds why a freeze is broken; no request has one of this name. */
  private static final String BREAK_GLASS = "break-glass";

  static final int LONGEST_REASON = 500;

  /** What the form's buttons say, by their values. */
  private static final Map<String, Manner> MANNERS =
      Map.of("plan", Manner.PLAN, "start", Manner.USUAL);

  private final Catalogue catalogue;
  private final Forms forms;
  private final Launches launches;
  private final Freezes freezes;
  private final Locks locks;

  LaunchController(
      Catalogue catalogue, Forms forms, Launches launches, Freezes freezes, Locks locks) {
    this.catalogue = catalogue;
    this.forms = forms;
    this.launches = launches;
    this.freezes = freezes;
    this.locks = locks;
  }

  @GetMapping("/runbooks/{id}")
  String show(
      @PathVariable String id,
      @RequestParam(required = false, defaultValue = "") String target,
      Model model) {
    Procedure procedure = procedure(id);
    Form form = forms.of(procedure);
    Map<String, String> values = form.initially();
    values.computeIfPresent("target", (name, none) -> target);
    return page(procedure, form, values, Map.of(), RunId.draw(), model);
  }

  @PostMapping("/runbooks/{id}/launch")
  String launch(
      @PathVariable String id,
      @AuthenticationPrincipal Person person,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Procedure procedure = procedure(id);
    Form form = forms.of(procedure);
    String run = typed.getOrDefault("run", "");
    Form.Filled filled = form.fill(typed);
    Request request = filled.request();
    Manner manner = MANNERS.get(typed.getOrDefault("manner", "start"));
    String breakGlass = breakGlass(typed);
    if (breakGlass.length() > LONGEST_REASON) {
      filled.mistakes().put(BREAK_GLASS, "At most " + LONGEST_REASON + " characters.");
    }
    if (!filled.mistakes().isEmpty() || request == null || manner == null || !RunId.isOne(run)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      String next = RunId.isOne(run) ? run : RunId.draw();
      model.addAttribute("queues", whenHeld(typed) == WhenHeld.QUEUE);
      return page(procedure, form, filled.values(), filled.mistakes(), next, model);
    }
    Manner wanted = manner.plan() ? manner : manner.breakingGlass(breakGlass);
    launches.launch(run, person, procedure, request, filled.values(), wanted, whenHeld(typed));
    return "redirect:/runs/" + run;
  }

  /** Why a freeze is to be broken; empty where none is. */
  static String breakGlass(Map<String, String> typed) {
    return typed.getOrDefault(BREAK_GLASS, "").strip();
  }

  /** Whatever is not the word to wait is refused when the target is held. */
  static WhenHeld whenHeld(Map<String, String> typed) {
    return WhenHeld.QUEUE.name().equals(typed.get("when-held")) ? WhenHeld.QUEUE : WhenHeld.REFUSE;
  }

  private Procedure procedure(String id) {
    return catalogue.find(id).orElseThrow(() -> new NotFound("no runbook '" + id + "'"));
  }

  private String page(
      Procedure procedure,
      Form form,
      Map<String, String> values,
      Map<String, String> mistakes,
      String run,
      Model model) {
    model.addAttribute("page", procedure.page());
    model.addAttribute("version", procedure.version());
    model.addAttribute("proven", procedure.proven());
    model.addAttribute("fields", form.fields());
    model.addAttribute("values", values);
    model.addAttribute("mistakes", mistakes);
    model.addAttribute("run", run);
    List<Freezes.Bound> binding =
        freezes.now().stream()
            .filter(freeze -> freeze.binds(procedure.page().id()))
            .filter(freeze -> form.reaches(freeze.environments()))
            .toList();
    model.addAttribute("freezes", binding);
    model.addAttribute(
        "frozen",
        binding.stream().flatMap(freeze -> freeze.environments().stream()).distinct().toList());
    model.addAttribute("planFirst", form.reachesProduction());
    Map<String, String> unverified = new TreeMap<>();
    form.targets()
        .forEach(name -> locks.unverified(name).ifPresent(last -> unverified.put(name, last)));
    model.addAttribute("unverified", unverified);
    return "launch/runbook";
  }
}
