package dev.firedrill.web.launch;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.workflows.procedure.Request;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
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

  private final Catalogue catalogue;
  private final Forms forms;
  private final Launches launches;

  LaunchController(Catalogue catalogue, Forms forms, Launches launches) {
    this.catalogue = catalogue;
    this.forms = forms;
    this.launches = launches;
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
    if (request == null || !RunId.isOne(run)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      String next = RunId.isOne(run) ? run : RunId.draw();
      return page(procedure, form, filled.values(), filled.mistakes(), next, model);
    }
    launches.launch(run, person, procedure, request, filled.values());
    return "redirect:/runs/" + run;
  }

  private Procedure procedure(String id) {
    return catalogue.find(id).orElseThrow(() -> new NotFound("no runbook '" + id + "'"));
  }

  private static String page(
      Procedure procedure,
      Form form,
      Map<String, String> values,
      Map<String, String> mistakes,
      String run,
      Model model) {
    model.addAttribute("page", procedure.page());
    model.addAttribute("version", procedure.version());
    model.addAttribute("fields", form.fields());
    model.addAttribute("values", values);
    model.addAttribute("mistakes", mistakes);
    model.addAttribute("run", run);
    return "launch/runbook";
  }
}
