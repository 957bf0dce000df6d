package dev.firedrill.web.api;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.gates.Gates;
import dev.firedrill.web.parking.Parkings;
import dev.firedrill.web.runs.RunRow;
import dev.firedrill.web.runs.Runs;
import dev.firedrill.workflows.procedure.Ending;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what machines are told about a run, all of it from one moment. */
@Component
class RunReader {

  private final Runs runs;
  private final Gates gates;
  private final Parkings parkings;

  RunReader(Runs runs, Gates gates, Parkings parkings) {
    this.runs = runs;
    this.gates = gates;
    this.parkings = parkings;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<RunDetail> find(String id, Person asker) {
    return runs.find(id).map(run -> detail(run, asker));
  }

  private RunDetail detail(RunRow run, Person asker) {
    return new RunDetail(
        RunLine.of(run),
        runs.inputs(run.id()),
        runs.steps(run.id()).stream().map(StepLine::of).toList(),
        runs.report(run.id()).orElse(null),
        gates.ofRun(run.id()).stream().map(gate -> GateLine.of(gate, asker)).toList(),
        parkings.of(run.id()).map(parked -> ParkedLine.of(parked, asker)).orElse(null),
        Arrays.stream(Ending.values())
            .filter(ending -> ending.name().equals(run.ending()))
            .map(Ending::next)
            .findFirst()
            .orElse(""));
  }
}
