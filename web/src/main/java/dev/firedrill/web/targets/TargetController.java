package dev.firedrill.web.targets;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.locks.Locks;
import dev.firedrill.workflows.procedure.Inventory;
import dev.firedrill.workflows.procedure.TargetCard;
import java.util.Comparator;
import java.util.HashMap;
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
  private final TargetRuns runs;
  private final Catalogue catalogue;
  private final Locks locks;

  TargetController(Inventory inventory, TargetRuns runs, Catalogue catalogue, Locks locks) {
    this.inventory = inventory;
    this.runs = runs;
    this.catalogue = catalogue;
    this.locks = locks;
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
    model.addAttribute(
        "last", runs.lastOf(targets.stream().map(card -> card.name().value()).toList()));
    model.addAttribute("runbooks", bySystem);
    List<String> names = targets.stream().map(card -> card.name().value()).toList();
    model.addAttribute("locks", locks.of(names));
    Map<String, String> unverified = new HashMap<>();
    names.forEach(name -> locks.unverified(name).ifPresent(run -> unverified.put(name, run)));
    model.addAttribute("unverified", unverified);
    return "targets/targets";
  }
}
