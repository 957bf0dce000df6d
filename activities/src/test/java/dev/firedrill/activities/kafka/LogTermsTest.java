package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.kafka.TermView;
import org.junit.jupiter.api.Test;

/** What is read from a leader-epoch-checkpoint, and what is not taken for one. */
class LogTermsTest {

  @Test
  void eachLineIsATerm() {
    assertThat(LogTerms.parse("0\n2\n0 0\n5 302\n", 310))
        .containsExactly(new TermView(0, 0), new TermView(5, 302));
    assertThat(LogTerms.parse("0\n0\n", 0)).isEmpty();
  }

  @Test
  void whatIsCutOffOrStrangeIsNotRead() {
    for (String strange : new String[] {"", "0", "1\n1\n0 0\n", "0\n2\n0 0\n", "x\ny\n"}) {
      refused(strange, "is no list of terms");
    }
    refused("0\n1\n0 -1\n", "is no term: 0 -1");
    refused("0\n2\n5 0\n5 9\n", "the terms go back");
    refused("0\n2\n5 9\n6 8\n", "the terms go back");
    refused("0\n0\n", "names no term");
  }

  @Test
  void moreTermsThanARunsHistoryShouldHoldAreNotCompared() {
    StringBuilder many = new StringBuilder("0\n201\n");
    for (int i = 0; i <= 200; i++) {
      many.append(i).append(' ').append(i).append('\n');
    }
    refused(many.toString(), "it has 201 terms, and more than 200 are not compared");
  }

  private static void refused(String printed, String why) {
    assertThatThrownBy(() -> LogTerms.parse(printed, 310))
        .isInstanceOf(UnreadableLog.class)
        .hasMessageContaining(why);
  }
}
