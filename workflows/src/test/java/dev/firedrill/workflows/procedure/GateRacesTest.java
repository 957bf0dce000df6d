package dev.firedrill.workflows.procedure;

import static dev.firedrill.workflows.procedure.Doors.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Entry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A thousand races of each kind at a gate that takes two people. A door is opened once if two
 * different guards have said yes before and none has said no, and otherwise never.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateRacesTest {

  private static final int RACES = 1_000;
  private static final Duration LONG = Duration.ofMinutes(15);
  private static final Duration SHORT = Duration.ofMillis(40);

  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

  /** What may come of a race. */
  private enum Outcome {
    OPEN,
    SHUT,
    EITHER
  }

  /** Who answers a gate, one after the other and then all at once; all of it goes to that run. */
  private record Answers(List<SignedDecision> before, List<SignedDecision> atOnce) {}

  /** Who answers this gate of this run. */
  private interface Race {
    Answers at(String run, GateCard card);
  }

  private static void aDoorOpensWhenNobodyRaces(Doors doors) {
    doors.start("calm", 2, "", LONG);
    GateCard card = doors.card("calm");
    assertThat(doors.isCounted(by("ann", true, "calm", card))).isTrue();
    assertThat(doors.openings("calm")).isZero();
    assertThat(doors.isCounted(by("bob", true, "calm", card))).isTrue();
    assertThat(doors.ending("calm")).isEqualTo(Ending.RECOVERED);
    assertThat(doors.openings("calm")).isEqualTo(1);
  }

  @AfterAll
  void close() {
    people.close();
  }

  @TestFactory
  Stream<DynamicTest> noRaceOpensWhatTwoPeopleDidNotApprove() {
    return Stream.of(
        races(
            "three approvers, each clicking twice",
            Outcome.OPEN,
            LONG,
            (run, card) ->
                new Answers(
                    List.of(),
                    Stream.of("ann", "ann", "bob", "bob", "eve", "eve")
                        .map(each -> by(each, true, run, card))
                        .toList())),
        races(
            "one approver, and whatever else may look like a second",
            Outcome.SHUT,
            LONG,
            (run, card) ->
                new Answers(
                    List.of(),
                    List.of(
                        by("ann", true, run, card),
                        by("ann", true, run, card),
                        by("token:cli", "ann", true, run, card),
                        by(Doors.STARTER, true, run, card),
                        by("token:ci", Doors.STARTER, true, run, card),
                        by("token:old", "", true, run, card),
                        by("bob", true, run, card).signed("forged"),
                        by("bob", true, "calm", card),
                        about(card, "of other inputs", run)))),
        races(
            "after a denial",
            Outcome.SHUT,
            LONG,
            (run, card) ->
                new Answers(
                    run.hashCode() % 2 == 0
                        ? List.of(by("eve", false, run, card))
                        : List.of(by("ann", true, run, card), by("eve", false, run, card)),
                    List.of(by("bob", true, run, card), by("cat", true, run, card)))),
        races(
            "yes and no",
            Outcome.EITHER,
            LONG,
            (run, card) ->
                new Answers(
                    List.of(by("ann", true, run, card)),
                    List.of(by("bob", true, run, card), by("eve", false, run, card)))),
        races(
            "two approvers at the last moment",
            Outcome.EITHER,
            SHORT,
            (run, card) ->
                new Answers(
                    List.of(by("ann", true, run, card)),
                    List.of(by("bob", true, run, card), by("eve", true, run, card)))));
  }

  @TestFactory
  DynamicTest aYesAtAnEarlierGateIsNoneAtTheNext() {
    return DynamicTest.dynamicTest(
        RACES + " times: one approver, and the yes of a second at the gate before",
        () -> {
          try (Doors doors = new Doors(new Terms("prod", false))) {
            Races.run(people, RACES, each -> replay(doors, "replay-" + each));
          }
        });
  }

  private void replay(Doors doors, String run) throws Exception {
    doors.start(run, 2, "twice", LONG);
    GateCard gateBefore = doors.card(run);
    SignedDecision before = by("bob", true, run, gateBefore);
    assertThat(doors.isCounted(before)).as(run).isTrue();
    SignedDecision late = by("cat", true, run, gateBefore);
    click(doors, run, List.of(before, by("ann", true, run, doors.card(run, "Ask")), late));
    doors.isCounted(by("zoe", false, run, doors.card(run, "Ask")));
    assertThat(doors.ending(run)).as(run).isEqualTo(Ending.DECLINED);
    assertThat(doors.openings(run)).as(run).isZero();
  }

  private void click(Doors doors, String run, List<SignedDecision> atOnce) throws Exception {
    people.invokeAll(
        atOnce.stream()
            .<Callable<Boolean>>map(each -> () -> doors.isCountedBy(run, each))
            .toList());
  }

  private static SignedDecision about(GateCard card, String digest, String run) {
    SignedDecision bob = by("bob", true, run, card);
    return new SignedDecision(
        run,
        bob.gate(),
        digest,
        true,
        bob.person(),
        bob.groups(),
        bob.reason(),
        bob.typed(),
        bob.at(),
        bob.nonce(),
        bob.signature());
  }

  /**
   * Each kind has a house of its own: the test's engine keeps a timer for each task of each run
   * that has ended, and those of thousands take longer than the races.
   */
  private DynamicTest races(String kind, Outcome outcome, Duration within, Race race) {
    return DynamicTest.dynamicTest(
        RACES + " times: " + kind,
        () -> {
          try (Doors doors = new Doors(new Terms("prod", false))) {
            aDoorOpensWhenNobodyRaces(doors);
            Races.run(
                people,
                RACES,
                each ->
                    run(doors, kind.replace(' ', '-') + "-" + each, each, outcome, within, race));
          }
        });
  }

  private void run(Doors doors, String run, int number, Outcome outcome, Duration within, Race race)
      throws Exception {
    doors.start(run, 2, "", within);
    GateCard card = doors.card(run);
    Answers answers = race.at(run, card);
    answers.before().forEach(doors::isCounted);
    if (within.equals(SHORT)) {
      awaitAlmost(card.expires().minusMillis(number % 12));
    }
    click(doors, run, answers.atOnce());
    if (outcome == Outcome.SHUT) {
      doors.isCounted(by("zoe", false, run, card)); // the end of those that still wait
    }
    judge(doors, run, outcome, doors.ending(run));
  }

  private static void judge(Doors doors, String run, Outcome outcome, Ending ending) {
    int openings = doors.openings(run);
    List<Entry> told = doors.told(run);
    assertThat(openings).as(run).isEqualTo(ending == Ending.RECOVERED ? 1 : 0);
    if (outcome != Outcome.EITHER) {
      assertThat(openings).as(run).isEqualTo(outcome == Outcome.OPEN ? 1 : 0);
    }
    Set<String> approvers =
        told.stream()
            .takeWhile(entry -> entry.kind() != Kind.CHANGE_BEGAN)
            .filter(entry ->
                entry.kind() == Kind.GATE_APPROVAL_COUNTED || entry.kind() == Kind.GATE_APPROVED)
            .map(entry -> String.valueOf(entry.person()))
            .collect(Collectors.toSet());
    boolean denied = told.stream().anyMatch(entry -> entry.kind() == Kind.GATE_DENIED);
    if (openings > 0) {
      assertThat(approvers).as(run).hasSize(2).doesNotContain(Doors.STARTER);
      assertThat(denied).as(run).isFalse();
    } else {
      assertThat(denied || approvers.size() < 2).as(run + told).isTrue();
    }
  }

  /** The race is about a moment, so it has to be begun at one. */
  private static void awaitAlmost(Instant moment) {
    while (Instant.now().isBefore(moment)) {
      LockSupport.parkNanos(200_000);
    }
  }
}
