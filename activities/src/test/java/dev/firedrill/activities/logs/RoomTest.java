package dev.firedrill.activities.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTest {

  private static final long SIZE = line(1, "x").size();

  private static LogLine line(int step, String text) {
    return new LogLine(new Place("r-1", step, 1), Instant.EPOCH, Kind.OUT, text);
  }

  private static List<String> admitted(Room room, LogLine... lines) {
    return room.admit(List.of(lines)).stream().map(LogLine::text).toList();
  }

  @Test
  void theCutOfAStepIsSaidOnce() {
    Room room = new Room(run -> Map.of(), 3 * SIZE, 100 * SIZE);
    assertThat(admitted(room, line(1, "a"), line(1, "b"), line(1, "c"), line(1, "d")))
        .containsExactly("a", "b", "the log of this step is full: what follows is not kept");
    assertThat(admitted(room, line(1, "e"))).isEmpty();
    assertThat(admitted(room, line(2, "f"))).containsExactly("f");
  }

  @Test
  void theCutOfARunIsSaidOnce() {
    Room room = new Room(run -> Map.of(), 100 * SIZE, 2 * SIZE);
    assertThat(admitted(room, line(1, "a"), line(2, "b"), line(3, "c")))
        .containsExactly("a", "the log of this run is full: what follows is not kept");
  }

  @Test
  void whatIsKeptAlreadyCounts() {
    Room room = new Room(run -> Map.of(1, 2 * SIZE), 3 * SIZE, 100 * SIZE);
    assertThat(admitted(room, line(1, "c"), line(1, "d")))
        .containsExactly("the log of this step is full: what follows is not kept");
  }

  @Test
  void whatWasNotWrittenAfterAllTakesNoRoom() {
    Room room = new Room(run -> Map.of(), 2 * SIZE, 100 * SIZE);
    List<LogLine> batch = List.of(line(1, "a"));
    room.admit(batch);
    room.forget(batch);
    assertThat(admitted(room, line(1, "a"))).containsExactly("a");
  }
}
