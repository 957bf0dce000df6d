package dev.firedrill.workflows.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.patroni.PatroniSwitchoverWorld.Twist;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Entry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The switchover where the world is not the usual one. */
class PatroniSwitchoverTest {

  @Test
  void withoutALeaderTheRunIsRefusedAndNobodysArchiverIsAsked() {
    Carried run = carryOut(Twist.NOBODY_LEADS);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.reasons()).contains("nobody leads");
    assertThat(run.entries())
        .anyMatch(entry ->
            entry.kind() == Entry.Kind.STEP_LEFT_OUT
                && entry.title().equals("Look at the archiver"));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Twist.PAUSED, "maintenance mode"),
        Arguments.of(
            Twist.CANDIDATE_IS_NOT_SYNCHRONOUS,
            "pg-3 is not the synchronous standby (pg-1's: pg-2)"),
        Arguments.of(
            Twist.CANDIDATE_IS_FAR_BEHIND, "pg-2 is 99999999 bytes of WAL behind the leader"),
        Arguments.of(Twist.ARCHIVER_FAILS, "the leader's archiver fails on"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whereItIsNotSafeTheRunIsRefusedAndNobodyIsAsked(Twist twist, String why) {
    Carried run = carryOut(twist);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.reasons()).contains(why);
    assertThat(run.effects()).isEmpty();
    assertThat(run.entries()).noneMatch(entry -> entry.kind() == Entry.Kind.GATE_OPENED);
  }

  @Test
  void anArchiverThatFailsWhilePeopleThinkStopsTheRun() {
    Carried run = carryOut(Twist.ARCHIVER_FAILS_WHILE_PEOPLE_THINK);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.effects()).isEmpty();
    assertThat(run.reasons()).contains("the leader's archiver fails");
  }

  @Test
  void aLeaderThatChangesWhilePeopleThinkStopsTheRun() {
    Carried run = carryOut(Twist.LEADER_CHANGES_WHILE_PEOPLE_THINK);
    assertThat(run.ending()).isEqualTo(Ending.REFUSED);
    assertThat(run.effects()).isEmpty();
    assertThat(run.reasons()).contains("changed since the question was asked: leader key: pg-3");
  }

  @Test
  void theReportSaysWhoLeadsNow() {
    Carried run = Carried.out(PatroniSwitchover.class, new PatroniSwitchoverWorld());
    assertThat(run.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(new SwitchoverReport("pg-1", "pg-2", 8, "approver", "pg-1").asTable().rows())
        .containsExactly(List.of("pg-1", "pg-2", "8", "approver", "pg-1"))
        .isEqualTo(run.report().rows());
  }

  private static Carried carryOut(Twist twist) {
    return Carried.out(PatroniSwitchover.class, new PatroniSwitchoverWorld(Set.of(twist)));
  }
}
