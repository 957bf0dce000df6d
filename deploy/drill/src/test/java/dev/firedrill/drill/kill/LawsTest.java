package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.Victim;
import dev.firedrill.drill.kill.EffectLedger.Line;
import dev.firedrill.drill.kill.EffectLedger.What;
import dev.firedrill.drill.kill.Evidence.Step;
import dev.firedrill.drill.kill.Evidence.Told;
import dev.firedrill.workflows.patroni.FailoverRequest;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each law finds what it is for; otherwise the kill points prove nothing. */
class LawsTest {

  private static final Plot PLOT =
      new Plot(
          "RECOVERED",
          new FailoverRequest(new TargetName("tank"), ""),
          Map.of(),
          Ending.RECOVERED,
          List.of("open", "pour"),
          "Pour",
          List.of("Open", "Pour"));

  private Plot plot = PLOT;
  private String state = "ENDED";
  private String ending = "RECOVERED";
  private String engine = "RECOVERED";
  private long launches = 1;
  private final List<Step> steps =
      new ArrayList<>(
          List.of(
              new Step(1, "GATE", "Approve it", "DONE"),
              new Step(2, "CHANGE", "Open", "DONE"),
              new Step(3, "NO_WAY_BACK", "Pour", "DONE"),
              new Step(4, "CHANGE", "Close", "LEFT_OUT")));
  private final List<Told> audit =
      new ArrayList<>(
          List.of(
              told(11, 1, "RUN_STARTED", 0),
              told(12, 2, "GATE_OPENED", 1),
              told(13, 3, "GATE_APPROVED", 1),
              told(14, 4, "CHANGE_BEGAN", 2),
              told(15, 5, "NO_WAY_BACK_BEGAN", 3),
              told(16, 6, "RUN_ENDED", 0)));
  private final List<String> scheduled = new ArrayList<>(List.of("r/2", "r/3"));
  private final List<String> stopped = new ArrayList<>();
  private Victim victim = Victim.APP;
  private final List<String> faults = new ArrayList<>();
  private final List<Line> ledger =
      new ArrayList<>(
          List.of(
              new Line(What.APPROVES, "r/1", ""),
              new Line(What.CALLED, "r/2", "Open"),
              new Line(What.BEGAN, "r/2", "open"),
              new Line(What.DONE, "r/2", "open"),
              new Line(What.CALLED, "r/3", "Pour"),
              new Line(What.BEGAN, "r/3", "pour"),
              new Line(What.DONE, "r/3", "pour")));

  @Test
  void aRunInWhichAllWentWellBreaksNoLaw() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void aStepWithoutAWayBackIsFoundWhereThereIsToBeNone() {
    plot = PLOT.withAWayBack();
    assertThat(broken())
        .anyMatch(law -> law.startsWith("the steps without a way back"))
        .anyMatch(law -> law.startsWith("the effects without a way back"));
  }

  @Test
  void aVerbThatIsCalledAgainAfterADeathBreaksNoLaw() {
    ledger.add(5, new Line(What.CALLED, "r/3", "Pour"));
    assertThat(broken()).isEmpty();
  }

  @Test
  void anEffectThatIsAppliedTwiceIsFound() {
    ledger.add(new Line(What.DONE, "r/3", "pour"));
    assertThat(broken()).anyMatch(law -> law.startsWith("the effects that stand"));
  }

  @Test
  void anEffectThatIsBegunTwiceIsFound() {
    ledger.add(5, new Line(What.BEGAN, "r/3", "pour"));
    assertThat(broken()).anyMatch(law -> law.startsWith("the effects that were begun"));
  }

  @Test
  void anEffectThatIsLostIsFound() {
    ledger.removeLast();
    assertThat(broken()).anyMatch(law -> law.startsWith("the effects that stand"));
  }

  @Test
  void anotherEndingOnTheScreenOrAtTheEngineIsFound() {
    engine = "UNVERIFIED";
    assertThat(broken()).anyMatch(law -> law.startsWith("the engine's ending"));
    engine = "RECOVERED";
    ending = "LOST";
    assertThat(broken()).anyMatch(law -> law.startsWith("the screen's ending"));
    ending = "RECOVERED";
    state = "RUNNING";
    assertThat(broken()).anyMatch(law -> law.startsWith("the screen's state"));
  }

  @Test
  void aStepThatNeverEndsIsFound() {
    steps.set(1, new Step(2, "CHANGE", "Open", "RUNNING"));
    assertThat(broken()).anyMatch(law -> law.startsWith("a step is not over"));
  }

  @Test
  void aChangeThatOnlyTheEngineScheduledIsFound() {
    scheduled.add("r/3");
    assertThat(broken()).anyMatch(law -> law.startsWith("the changes at the engine"));
  }

  @Test
  void aChangeThatWasStoppedBeforeItBeganIsScheduledAgainOnlyWhereTheDatabaseDied() {
    scheduled.add(1, "r/3");
    stopped.add("r/3");
    victim = Victim.DATABASE;
    assertThat(broken()).isEmpty();
    victim = Victim.ENGINE;
    assertThat(broken()).containsExactly("changes that a worker stopped: [r/3]");
  }

  @Test
  void aChangeThatIsStoppedForEverIsFound() {
    victim = Victim.DATABASE;
    for (int time = 0; time < 20; time++) {
      scheduled.add(1, "r/3");
      stopped.add("r/3");
    }
    assertThat(broken()).anyMatch(law -> law.startsWith("changes that a worker stopped"));
  }

  @Test
  void aChangeThatTheScreenDoesNotShowIsFound() {
    steps.remove(1);
    assertThat(broken()).anyMatch(law -> law.startsWith("the changes on the screen"));
  }

  @Test
  void aChangeThatWasNotToldIsFound() {
    audit.remove(3);
    assertThat(broken()).anyMatch(law -> law.startsWith("the changes in the audit"));
  }

  @Test
  void anEffectBeforeAnybodyApprovedIsFound() {
    ledger.add(4, ledger.removeFirst());
    assertThat(broken()).anyMatch(law -> law.startsWith("before anybody approved"));
  }

  @Test
  void aGateThatNobodyApprovedInTheAuditIsFound() {
    audit.remove(2);
    assertThat(broken()).anyMatch(law -> law.startsWith("approvals in the audit"));
  }

  @Test
  void aGateThatWasApprovedTwiceIsFound() {
    audit.add(3, told(13, 3, "GATE_APPROVED", 1));
    assertThat(broken()).anyMatch(law -> law.startsWith("approvals in the audit"));
  }

  @Test
  void aChangeThatWasToldBeforeItsGateWasApprovedIsFound() {
    audit.set(2, told(15, 3, "GATE_APPROVED", 1));
    assertThat(broken()).anyMatch(law -> law.startsWith("told before the gate"));
  }

  @Test
  void aHoleInTheAuditIsFound() {
    audit.remove(1);
    assertThat(broken()).anyMatch(law -> law.startsWith("the sequence of the run's lines"));
  }

  @Test
  void aFaultOfTheChainIsFound() {
    faults.add("line 7 was altered");
    assertThat(broken()).contains("the audit's chain: line 7 was altered");
  }

  @Test
  void aLaunchThatIsNotThereOrThereTwiceIsFound() {
    launches = 2;
    assertThat(broken()).anyMatch(law -> law.startsWith("launches in the audit"));
  }

  @Test
  void anEndThatIsToldTwiceOrNotLastIsFound() {
    audit.add(told(17, 6, "RUN_ENDED", 0));
    assertThat(broken()).anyMatch(law -> law.startsWith("ends in the audit"));
    audit.removeLast();
    audit.add(told(17, 7, "STEP_DONE", 3));
    assertThat(broken()).contains("the run's last line in the audit is not its end");
  }

  private List<String> broken() {
    Evidence seen =
        new Evidence(
            "r", state, ending, "", engine, steps, audit, launches, scheduled, stopped, faults,
            List.of());
    return Laws.broken(seen, ledger, plot, victim);
  }

  private static Told told(long position, int sequence, String what, int step) {
    return new Told(position, sequence, 0, what, step, null);
  }
}
