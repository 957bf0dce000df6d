package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.MemoryJournal;
import dev.firedrill.workflows.procedure.Entry.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Races at a run that is parked before a door that is stuck. Of many who choose at once one counts,
 * and what becomes of the run is what that one chose.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkRacesTest {

  private static final int RACES = 100;
  private static final int PEOPLE = 6;
  private static final List<Choice> WANTED = List.of(Choice.RETRY, Choice.ABORT, Choice.SKIP);
  private static final Set<Kind> CHOSEN =
      EnumSet.of(Kind.RETRY_CHOSEN, Kind.ABORT_CHOSEN, Kind.STEP_SKIPPED);

  private final Doors doors = new Doors(new Terms("prod", false));
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Kind> winners = ConcurrentHashMap.newKeySet();

  @AfterAll
  void close() {
    people.close();
    doors.close();
  }

  @Test
  void ofManyWhoChooseAtOnceOneCountsInEachOfManyRaces() throws Exception {
    Races.run(people, RACES, each -> race("stuck-" + each, each));
    assertThat(winners).as("each choice has won a race").isEqualTo(CHOSEN);
  }

  private void race(String run, int number) throws Exception {
    ParkCard card = doors.startStuck(run);
    List<Callable<Boolean>> clicks =
        IntStream.range(number, number + PEOPLE)
            .mapToObj(i ->
                MemoryJournal.choice(
                    run, card, WANTED.get(i % WANTED.size()), "", "p-" + (i - number)))
            .<Callable<Boolean>>map(choice ->
                () -> {
                  doors.choose(choice);
                  return true;
                })
            .toList();
    people.invokeAll(clicks);
    judge(run, doors.ending(run));
  }

  private void judge(String run, Ending ending) {
    List<Kind> told = doors.told(run).stream().map(Entry::kind).toList();
    assertThat(told.stream().filter(CHOSEN::contains)).as(run).hasSize(1);
    assertThat(told).as(run).containsOnlyOnce(Kind.STEP_PARKED);
    Kind winner = told.stream().filter(CHOSEN::contains).findFirst().orElseThrow();
    assertThat(ending)
        .as(run + " after " + winner)
        .isEqualTo(winner == Kind.ABORT_CHOSEN ? Ending.ABORTED : Ending.RECOVERED);
    assertThat(doors.openings(run))
        .as(run + " after " + winner)
        .isEqualTo(winner == Kind.RETRY_CHOSEN ? 1 : 0);
    winners.add(winner);
  }
}
