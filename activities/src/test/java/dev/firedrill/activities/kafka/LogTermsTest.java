package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.kafka.TermView;
import dev.firedrill.workflows.kafka.TermsView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read from a leader-epoch-checkpoint, and what is not taken for one. */
class LogTermsTest {

  @Test
  void eachLineIsATerm() {
    assertThat(LogTerms.parse("0\n2\n0 0\n5 302\n", 310).terms())
        .containsExactly(new TermView(0, 0), new TermView(5, 302));
    assertThat(LogTerms.parse("0\n0\n", 0).terms()).isEmpty();
  }

  @Test
  void whatIsCutOffOrStrangeIsNotRead() {
    for (String strange : new String[] {"0", "1\n1\n0 0\n", "0\n2\n0 0\n", "x\ny\n"}) {
      refused(strange, "is no list of terms");
    }
    refused("0\n1\n0 -1\n", "is no term: 0 -1");
    refused("0\n2\n5 0\n5 9\n", "the terms go back");
    refused("0\n2\n5 9\n6 8\n", "the terms go back");
    refused("0\n0\n", "names no term");
  }

  /** So Kafka leaves it where no record was written yet. */
  @Test
  void anEmptyFileIsNoTermOfALogWithoutARecordOnly() {
    assertThat(LogTerms.parse("", 0)).isEqualTo(new TermsView("", List.of(), 0));
    refused("", "names no term");
  }

  @Test
  void ofMoreTermsThanARunsHistoryShouldHoldTheNewestAreTold() {
    TermsView told = LogTerms.parse(terms(203), 310);
    assertThat(told.terms()).hasSize(200).startsWith(new TermView(3, 3));
    assertThat(told.terms()).endsWith(new TermView(202, 202));
    assertThat(told.leftOut()).isEqualTo(3);
    assertThat(LogTerms.parse(terms(200), 310).leftOut()).isZero();
  }

  @Test
  void theTermOfTheLastRecordIsNeverLeftOut() {
    assertThat(LogTerms.parse(terms(203), 4).terms()).startsWith(new TermView(3, 3));
    assertThatThrownBy(() -> LogTerms.parse(terms(203), 3)).isInstanceOf(UnreadableLog.class);
  }

  private static String terms(int count) {
    StringBuilder many = new StringBuilder("0\n" + count + "\n");
    for (int i = 0; i < count; i++) {
      many.append(i).append(' ').append(i).append('\n');
    }
    return many.toString();
  }

  private static void refused(String printed, String why) {
    assertThatThrownBy(() -> LogTerms.parse(printed, 310))
        .isInstanceOf(UnreadableLog.class)
        .hasMessageContaining(why);
  }
}
