package dev.firedrill.web.api;

import dev.firedrill.web.evidence.Evidence;
import dev.firedrill.web.problem.Refused;
import dev.firedrill.web.runs.RunRow;
import dev.firedrill.web.runs.Runs;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a run proves, signed, for machines. */
@RestController
final class EvidenceApi {

  private final Runs runs;
  private final Evidence evidence;

  EvidenceApi(Runs runs, Evidence evidence) {
    this.runs = runs;
    this.evidence = evidence;
  }

  @GetMapping(path = "/api/v1/runs/{run}/evidence", produces = "application/zip")
  byte[] bundle(@PathVariable String run, HttpServletRequest request) {
    Query.none(request);
    RunRow found = runs.find(run).orElseThrow(RunApi::unknown);
    return evidence.of(run).orElseThrow(() -> none(found));
  }

  private static Refused none(RunRow run) {
    return run.plan()
        ? Refused.conflict("no-evidence", "The run is a plan, which proves nothing.")
        : Refused.conflict("no-evidence", "The run goes on: ask again when it has ended.");
  }
}
