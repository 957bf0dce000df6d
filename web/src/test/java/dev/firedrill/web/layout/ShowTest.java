package dev.firedrill.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Ending;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ShowTest {

  private final Show show = new Show();

  @Test
  void spansAreAsLongAsTheyNeedToBe() {
    assertThat(show.span(Duration.ofMillis(1_230))).isEqualTo("1.2 s");
    assertThat(show.span(Duration.ofSeconds(252))).isEqualTo("04:12");
    assertThat(show.span(Duration.ofSeconds(3_852))).isEqualTo("1:04:12");
    assertThat(show.span(Duration.ofSeconds(-5))).isEqualTo("0.0 s");
  }

  @Test
  void timesAreRelativeAndTheZoneIsNamed() {
    assertThat(show.ago(Instant.now())).isEqualTo("just now");
    assertThat(show.ago(Instant.now().minusSeconds(185))).isEqualTo("3 min ago");
    assertThat(show.ago(Instant.now().plusSeconds(755))).isEqualTo("in 12 min");
    assertThat(show.ago(Instant.now().minus(Duration.ofDays(5)))).isEqualTo("5 days ago");
    assertThat(show.utc(Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00 UTC");
  }

  @Test
  void everyStateHasAWordAndAShapeOfItsOwn() {
    for (Ending ending : Ending.values()) {
      Mark mark = Mark.ofRun("ENDED", ending.name());
      assertThat(mark.word()).isNotBlank();
      assertThat(mark.shape()).isNotBlank();
    }
    assertThat(Mark.ofRun("WAITING", null)).isNotEqualTo(Mark.ofRun("RUNNING", null));
    assertThat(Mark.STUCK.tone()).isEqualTo("bad");
    assertThat(Mark.ofGate("OPEN")).isNotEqualTo(Mark.ofGate("EXPIRED"));
  }
}
