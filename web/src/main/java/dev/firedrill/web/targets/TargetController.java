package dev.firedrill.web.targets;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.TargetCard;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The targets that Firedrill may work on, what works on them, and what could. */
@Controller
class TargetController {

  private static final List<String> GRAVEST_FIRST = List.of("prod", "staging", "dev");

  private final Inventory inventory;
  private final OpenRuns runs;
  private final Catalogue catalogue;

  TargetController(Inventory inventory, OpenRuns runs, Catalogue catalogue) {
    this.inventory = inventory;
    this.runs = runs;
    this.catalogue = catalogue;
  }

  @GetMapping("/targets")
  String list(Model model) {
    List<TargetCard> targets =
        inventory.targets().stream()
            .sorted(
                Comparator.comparingInt(
                        (TargetCard card) -> GRAVEST_FIRST.indexOf(card.environment()))
                    .thenComparingInt(TargetCard::tier)
                    .thenComparing(card -> card.name().value()))
            .toList();
    Map<String, List<Procedure>> bySystem =
        catalogue.all().stream()
            .collect(Collectors.groupingBy(procedure -> procedure.page().system()));
    model.addAttribute("targets", targets);
    model.addAttribute("open", runs.byTarget());
    model.addAttribute("runbooks", bySystem);
    return "targets/targets";
  }
}
