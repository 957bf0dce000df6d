package dev.firedrill.web.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The runbooks there are, by category. */
@Controller
class CatalogueController {

  private final Catalogue catalogue;
  private final LastOutcomes outcomes;

  CatalogueController(Catalogue catalogue, LastOutcomes outcomes) {
    this.catalogue = catalogue;
    this.outcomes = outcomes;
  }

  @GetMapping("/")
  String home() {
    return "redirect:/runbooks";
  }

  @GetMapping("/runbooks")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Model model) {
    Map<String, List<Procedure>> found = catalogue.search(q);
    model.addAttribute("q", q);
    model.addAttribute("categories", found);
    model.addAttribute(
        "outcomes",
        outcomes.of(found.values().stream().flatMap(List::stream).map(Procedure::id).toList()));
    return part == null ? "catalogue/runbooks" : "catalogue/runbooks :: list";
  }
}
