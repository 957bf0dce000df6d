package dev.firedrill.workflows.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What one part of a calendar may say. */
final class PartTest {

  @Test
  void itSaysNumbersListsSpansAndSteps() {
    assertThat(Part.HOUR.parse("3")).containsExactly(3);
    assertThat(Part.MINUTE.parse("0,30")).containsExactly(0, 30);
    assertThat(Part.DAY_OF_MONTH.parse("29-31,1")).containsExactly(1, 29, 30, 31);
    assertThat(Part.MINUTE.parse("*/15")).containsExactly(0, 15, 30, 45);
    assertThat(Part.MINUTE.parse("50/5")).containsExactly(50, 55);
    assertThat(Part.HOUR.parse("8-18/5")).containsExactly(8, 13, 18);
    assertThat(Part.MONTH.parse("*")).hasSize(12);
  }

  @Test
  void monthsAndDaysHaveNamesAndSundayHasTwoNumbers() {
    assertThat(Part.MONTH.parse("jan,JUL-SEP")).containsExactly(1, 7, 8, 9);
    assertThat(Part.DAY_OF_WEEK.parse("MON-FRI")).containsExactly(1, 2, 3, 4, 5);
    assertThat(Part.DAY_OF_WEEK.parse("5-7")).containsExactly(0, 5, 6);
    assertThat(Part.DAY_OF_WEEK.parse("0")).isEqualTo(Part.DAY_OF_WEEK.parse("SUN"));
  }

  @Test
  void whatItCannotHoldIsAMistakeThatSaysWhatItCan() {
    for (String wrong :
        List.of(
            "", "60", "-1", "5-3", "*/0", "1,,2", "x", "1-", "1 2", "L", "MON", "1/2/3", "999")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> Part.MINUTE.parse(wrong))
          .withMessageContaining("numbers from 0 to 59");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Part.DAY_OF_MONTH.parse("0"))
        .withMessage(
            "expected numbers from 1 to 31, such as 1, *, 1-3, in the day-of-month; found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Part.DAY_OF_WEEK.parse("8"))
        .withMessageContaining("SUN-TUE");
  }
}
