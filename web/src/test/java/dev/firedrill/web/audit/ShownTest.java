package dev.firedrill.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShownTest {

  private static Shown shown(@Nullable String run, String what, String content) {
    return Shown.of(
        new AuditLine(
            7, "p", "h", run, null, 0, Instant.EPOCH, "ann", what, "Look", content, null));
  }

  @Test
  void aRunsLineSaysItsDetail() {
    Shown line = shown("r-1", "GATE_APPROVED", "{\"detail\":\"looks right\",\"facts\":{\"a\":1}}");
    assertThat(line.words()).isEqualTo("gate approved");
    assertThat(line.detail()).isEqualTo("looks right");
    assertThat(line.run()).isEqualTo("r-1");
  }

  @Test
  void whatPeopleDidLeadsToTheRunThatItIsAbout() {
    Shown line =
        shown(null, "ENDED_ELSEWHERE", "{\"run\":\"r-2\",\"target\":\"db\",\"why\":\"gone\"}");
    assertThat(line.words()).isEqualTo("ended outside Firedrill");
    assertThat(line.run()).isEqualTo("r-2");
    assertThat(line.target()).isEqualTo("db");
    assertThat(line.detail()).isEqualTo("why: gone");
  }

  @Test
  void whatWasTamperedWithIsShownAsItIs() {
    assertThat(shown("r-1", "LOOK_BEGAN", "{no json").detail()).isEqualTo("{no json");
    assertThat(shown("r-1", "LOOK_BEGAN", "[1]").detail()).isEmpty();
  }

  @Test
  void wordsAreNoOperators() {
    assertThat(Narrowed.beginnings(" promote  it's | !x\\ "))
        .isEqualTo("'promote':* & 'it''s':* & '|':* & '!x\\\\':*");
  }

  @Test
  void aPlaceIsReadBackAndNonsenseIsNone() {
    Place place = new Place(Instant.parse("2026-11-21T16:00:00.123456Z"), 12);
    assertThat(Place.of(place.toString())).isEqualTo(place);
    assertThat(Place.of("x~1")).isNull();
    assertThat(Place.of("")).isNull();
  }
}
