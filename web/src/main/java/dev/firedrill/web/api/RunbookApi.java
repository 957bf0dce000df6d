package dev.firedrill.web.api;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Page;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.launch.Forms;
import dev.firedrill.web.problem.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The runbooks there are, and what each takes. */
@RestController
final class RunbookApi {

  private final Catalogue catalogue;
  private final Forms forms;

  RunbookApi(Catalogue catalogue, Forms forms) {
    this.catalogue = catalogue;
    this.forms = forms;
  }

  @GetMapping(path = "/api/v1/runbooks", produces = MediaType.APPLICATION_JSON_VALUE)
  Runbooks list(HttpServletRequest request) {
    Query query = Query.of(request, "q");
    String words = query.text("q");
    query.finish();
    return new Runbooks(
        catalogue.all().stream()
            .filter(procedure -> procedure.page().matches(words))
            .map(this::runbook)
            .toList());
  }

  @GetMapping(path = "/api/v1/runbooks/{runbook}", produces = MediaType.APPLICATION_JSON_VALUE)
  Runbook one(@PathVariable String runbook, HttpServletRequest request) {
    Query.none(request);
    return catalogue
        .find(runbook)
        .map(this::runbook)
        .orElseThrow(() -> Refused.notFound("There is no such runbook."));
  }

  private Runbook runbook(Procedure procedure) {
    Page page = procedure.page();
    return new Runbook(
        page.id(),
        page.title(),
        page.system(),
        page.category(),
        page.covers(),
        page.owner(),
        page.alerts(),
        page.takes(),
        page.risk(),
        page.noWayBackAfter(),
        page.steps().stream().map(Page.Step::title).toList(),
        procedure.version(),
        InputSchema.of(forms.of(procedure).fields()));
  }

  record Runbooks(List<Runbook> runbooks) {}

  /** A runbook; its inputs are a JSON Schema. */
  record Runbook(
      String id,
      String title,
      String system,
      String category,
      String covers,
      String owner,
      List<String> alerts,
      String takes,
      String risk,
      String noWayBackAfter,
      List<String> steps,
      String version,
      Map<String, Object> inputs) {}
}
