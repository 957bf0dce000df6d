package dev.firedrill.web.launch;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.workflows.procedure.Manner;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.WhenHeld;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Starts a plan as it stands: a real run with its inputs that holds to what it rests on. */
@Controller
class PlanController {

  private final Intents intents;
  private final Catalogue catalogue;
  private final Forms forms;
  private final Launches launches;

  PlanController(Intents intents, Catalogue catalogue, Forms forms, Launches launches) {
    this.intents = intents;
    this.catalogue = catalogue;
    this.forms = forms;
    this.launches = launches;
  }

  @PostMapping("/runs/{plan}/start")
  String start(
      @PathVariable String plan,
      @AuthenticationPrincipal Person person,
      @RequestParam Map<String, String> typed) {
    String run = typed.getOrDefault("run", "");
    Intent planned =
        intents
            .find(plan)
            .filter(intent -> intent.manner().plan())
            .orElseThrow(() -> new NotFound("no plan '" + plan + "'"));
    Procedure procedure =
        catalogue
            .find(planned.runbook())
            .orElseThrow(() -> new NotFound("no runbook '" + planned.runbook() + "'"));
    Form.Filled filled = forms.of(procedure).fill(planned.values());
    Request request = filled.request();
    String breakGlass = LaunchController.breakGlass(typed);
    if (breakGlass.length() > LaunchController.LONGEST_REASON) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "a reason has at most " + LaunchController.LONGEST_REASON + " characters");
    }
    if (request == null || !RunId.isOne(run)) {
      String why = filled.mistakes().values().stream().distinct().collect(Collectors.joining(" "));
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "the plan can't be started any more: plan again. " + why);
    }
    Manner manner = Manner.asPlannedIn(plan).breakingGlass(breakGlass);
    WhenHeld whenHeld = LaunchController.whenHeld(typed);
    launches.launch(run, person, procedure, request, filled.values(), manner, whenHeld);
    return "redirect:/runs/" + run;
  }
}
