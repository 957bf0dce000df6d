package dev.firedrill.activities.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBufferTest {

  private static final Place PLACE = new Place("r-1", 3, 1);
  private static final Place OTHER = new Place("r-2", 1, 1);

  private final LogBuffer buffer = new LogBuffer(10 * line(PLACE, "0").size());

  private static LogLine line(Place place, String text) {
    return new LogLine(place, Instant.EPOCH, Kind.OUT, text);
  }

  private List<String> taken(int many) throws InterruptedException {
    return buffer.take(many, Duration.ZERO).stream().map(LogLine::text).toList();
  }

  @Test
  void linesComeOutInTheirOrderSoManyAtATime() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      buffer.offer(line(PLACE, "" + i));
    }
    assertThat(taken(3)).containsExactly("0", "1", "2");
    assertThat(taken(3)).containsExactly("3", "4");
    assertThat(taken(3)).isEmpty();
  }

  @Test
  void whoBringsALineNeverWaitsAndWhatFoundNoRoomIsSaid() throws InterruptedException {
    for (int i = 0; i < 822; i++) {
      buffer.offer(line(PLACE, "" + i % 10));
    }
    assertThat(taken(10)).last().isEqualTo("… 812 lines were not kept");
    assertThat(taken(10)).isEmpty();
  }

  @Test
  void theGapIsSaidWhereItIs() throws InterruptedException {
    for (int i = 0; i < 11; i++) {
      buffer.offer(line(PLACE, "" + i % 10));
    }
    buffer.take(9, Duration.ZERO);
    buffer.offer(line(OTHER, "x"));
    buffer.offer(line(PLACE, "y"));
    assertThat(taken(10)).containsExactly("9", "x", "… 1 line was not kept", "y");
  }

  @Test
  void whatTheDatabaseRefusedIsSaidToo() throws InterruptedException {
    buffer.lost(List.of(line(PLACE, "1"), line(PLACE, "2"), LogLine.note(PLACE, "own words")));
    assertThat(taken(10)).containsExactly("… 2 lines were not kept");
  }
}
