package dev.firedrill.web.runs;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.workflows.procedure.Ledger;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What people write about a run while it goes on and afterwards; like all the audit, for good. */
@Controller
class NoteController {

  static final int MOST = 2_000;

  private final Runs runs;
  private final Ledger ledger;

  NoteController(Runs runs, Ledger ledger) {
    this.runs = runs;
    this.ledger = ledger;
  }

  @PostMapping("/runs/{run}/notes")
  String note(
      @PathVariable String run,
      @AuthenticationPrincipal Person person,
      @RequestParam(defaultValue = "") String text) {
    if (runs.find(run).isEmpty()) {
      throw new NotFound("no run '" + run + "'");
    }
    String note = text.replace("\r\n", "\n").strip();
    if (note.isEmpty() || note.length() > MOST) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "a note has 1 to " + MOST + " characters");
    }
    ledger.note(run, person.name(), note);
    return "redirect:/runs/" + run + "#run-told";
  }
}
