package dev.firedrill.web.targets;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.web.locks.LockDesk;
import dev.firedrill.web.locks.LockRow;
import dev.firedrill.web.locks.Locks;
import dev.firedrill.workflows.procedure.Inventory;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an admin does about the lock on a target. */
@Controller
class LockController {

  private final Inventory inventory;
  private final Locks locks;
  private final LockDesk desk;
  private final TargetController targets;

  LockController(Inventory inventory, Locks locks, LockDesk desk, TargetController targets) {
    this.inventory = inventory;
    this.locks = locks;
    this.desk = desk;
    this.targets = targets;
  }

  @PostMapping("/targets/{target}/lock/takeover")
  String takeOver(
      @PathVariable String target,
      @AuthenticationPrincipal Person admin,
      @RequestParam(defaultValue = "0") long token,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    List<String> objections = desk.takeOver(admin.name(), lock(target), token, reason);
    return shownAfter(target, objections, reason, response, model);
  }

  @PostMapping("/targets/{target}/lock/free")
  String free(
      @PathVariable String target,
      @AuthenticationPrincipal Person admin,
      @RequestParam(defaultValue = "0") long token,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    List<String> objections = desk.free(admin.name(), lock(target), token, reason);
    return shownAfter(target, objections, reason, response, model);
  }

  private LockRow lock(String target) {
    if (inventory.targets().stream().noneMatch(card -> card.name().value().equals(target))) {
      throw new NotFound("no target '" + target + "'");
    }
    return locks.of(target);
  }

  private String shownAfter(
      String target,
      List<String> objections,
      String reason,
      HttpServletResponse response,
      Model model) {
    if (objections.isEmpty()) {
      return "redirect:/targets";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("objectionsTo", target);
    model.addAttribute("objections", objections);
    model.addAttribute("reason", reason);
    return targets.list(model);
  }
}
