package dev.firedrill.workflows.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.backup.Tables.Sum;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a copy counts as what its source was. */
class LikenessTest {

  private static final Sum STILL = new Sum("a.still", 3, "7");
  private static final Sum MOVING = new Sum("a.moving", 1, "1");
  private static final Sum MOVED = new Sum("a.moving", 2, "5");
  private static final Tables BEFORE = tables(STILL, MOVING);
  private static final Tables AFTER = tables(STILL, MOVED, new Sum("a.created", 1, "1"));

  static Stream<Arguments> copies() {
    return Stream.of(
        Arguments.of(tables(STILL, MOVING), ""),
        Arguments.of(tables(STILL, new Sum("a.moving", 9, "9")), ""),
        Arguments.of(tables(MOVING), "a.still is not in the copy"),
        Arguments.of(tables(STILL), "a.moving is not in the copy"),
        Arguments.of(
            tables(new Sum("a.still", 2, "7"), MOVING), "a.still has 3 rows, and 2 in the copy"),
        Arguments.of(
            tables(new Sum("a.still", 3, "8"), MOVING),
            "a.still has as many rows as the copy, but other ones"));
  }

  @ParameterizedTest
  @MethodSource("copies")
  void aTableThatStoodStillHasToBeTheSameInTheCopy(Tables copy, String objection) {
    assertThat(String.join("", new Likeness(BEFORE, AFTER, copy).objections()))
        .isEqualTo(objection);
  }

  @Test
  void whatWasWrittenMeanwhileIsNamedAndNotCounted() {
    Likeness likeness = new Likeness(BEFORE, AFTER, tables(STILL, MOVING));
    assertThat(likeness.still()).containsExactly(STILL);
    assertThat(likeness.moved()).containsExactly("a.moving");
    assertThat(likeness.rows()).isEqualTo(3);
  }

  @Test
  void whereNothingStoodStillNothingIsProven() {
    assertThat(new Likeness(tables(MOVING), tables(MOVED), tables(MOVING)).objections())
        .containsExactly("no table stood still for long enough to be compared");
    assertThat(new Likeness(tables(), tables(), tables()).objections()).isEmpty();
  }

  private static Tables tables(Sum... sums) {
    return new Tables("2026-11-21 03:00:00+00", List.of(sums), List.of());
  }
}
