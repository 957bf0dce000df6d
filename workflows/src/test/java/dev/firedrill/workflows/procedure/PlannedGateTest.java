package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run that holds to a plan takes for a world that has moved. */
class PlannedGateTest {

  private static final Terms TERMS = new Terms("prod", false);

  private static Gate gate(String step, String... facts) {
    return Gate.asking("Promote pg-2?").willDo(List.of(step)).restingOn(List.of(facts));
  }

  private static List<String> planned(Gate gate) {
    return PlannedGate.restingOn(PlannedGate.inWords(gate, TERMS));
  }

  private static List<String> moved(List<String> planned, Gate gate) {
    return PlannedGate.movedSince(planned, "r-plan", gate, "r-run");
  }

  @Test
  void whatIsAsItWasPlannedHasNotMoved() {
    Gate gate = gate("Fence pg-1\nover SSH", "pg-2 is synchronous");
    assertThat(moved(planned(gate), gate)).isEmpty();
  }

  @Test
  void aFactThatIsAnotherOneHasMoved() {
    assertThat(moved(planned(gate("Fence pg-1", "timeline 7")), gate("Fence pg-1", "timeline 8")))
        .containsExactly(
            "planned on, and not so any more: timeline 7",
            "so now, and not when it was planned: timeline 8");
  }

  @Test
  void whatAYesSetsGoingHasMovedWhenItIsDoneInAnotherWayOrToAnother() {
    List<String> planned = planned(gate("Fence pg-1 over SSH"));
    assertThat(moved(planned, gate("Fence pg-1 by its power-off command")))
        .containsExactly(
            "planned on, and not so any more: Sets going: Fence pg-1 over SSH",
            "so now, and not when it was planned: Sets going: Fence pg-1 by its power-off command");
    assertThat(moved(planned, gate("Fence pg-2 over SSH"))).hasSize(2);
  }

  @Test
  void howMuchThereIsToDoMayMove() {
    List<String> planned = planned(gate("Send 12 objects (3456 bytes) again: 3.5 s behind"));
    assertThat(moved(planned, gate("Send 9 objects (12 bytes) again: 4.25 s behind"))).isEmpty();
  }

  @Test
  void whatIsNamedAfterTheRunIsNamedAfterThePlanInIt() {
    List<String> planned = planned(gate("Copy them to /data.set-aside-r-plan on pg-1"));
    assertThat(moved(planned, gate("Copy them to /data.set-aside-r-run on pg-1"))).isEmpty();
  }

  @Test
  void aPlanThatDoesNotTellWhatAYesSetsGoingHoldsByItsFacts() {
    assertThat(moved(List.of("timeline 7"), gate("Fence pg-1", "timeline 7"))).isEmpty();
  }

  @Test
  void aGateThatThePlanLeftOutHasMoved() {
    assertThat(moved(PlannedGate.leftOut("nobody is dead"), gate("Start it")))
        .containsExactly("planned on, and not so any more: Left out: nobody is dead");
  }

  @Test
  void aGateThatIsAskedAgainHoldsByItsFacts() {
    List<String> planned =
        PlannedGate.askedAgain(planned(gate("Send each share to each node", "timeline 7")));
    assertThat(moved(planned, gate("Round 1 did not unseal all", "timeline 7"))).isEmpty();
    assertThat(moved(planned, gate("Round 1 did not unseal all", "timeline 8"))).hasSize(2);
  }
}
