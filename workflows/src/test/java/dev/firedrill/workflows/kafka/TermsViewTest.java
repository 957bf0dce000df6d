package dev.firedrill.workflows.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where two copies part, by the terms in which they were written. */
class TermsViewTest {

  private static final TermsView ONE = terms(5, 0, 6, 100);

  @Test
  void copiesOfTheSameTermsAreTheSameAsFarAsTheShorterGoes() {
    assertThat(ONE.agreesUntil(ONE, 150)).isEqualTo(150);
    assertThat(terms(5, 0).agreesUntil(ONE, 90)).isEqualTo(90);
    assertThat(terms(5, 0).agreesUntil(ONE, 100)).isEqualTo(100);
  }

  @Test
  void theyPartWhereOneGoesOnInATermThatTheOtherDoesNotKnow() {
    assertThat(terms(5, 0).agreesUntil(ONE, 120)).isEqualTo(100);
    assertThat(ONE.agreesUntil(terms(5, 0), 120)).isEqualTo(100);
    assertThat(terms(4, 0, 6, 100).agreesUntil(ONE, 120)).isZero();
    assertThat(terms(5, 0, 6, 90).agreesUntil(ONE, 120)).isEqualTo(90);
  }

  @Test
  void whatWasDeletedAtTheBeginningIsNotCompared() {
    assertThat(terms(5, 80, 6, 100).agreesUntil(ONE, 120)).isEqualTo(120);
    assertThat(terms(5, 80).agreesUntil(ONE, 120)).isEqualTo(100);
    assertThat(terms(7, 500).agreesUntil(ONE, 120)).isEqualTo(120);
    assertThat(terms().agreesUntil(ONE, 0)).isZero();
  }

  @Test
  void aTermWithoutARecordIsNobodys() {
    assertThat(ONE.lastBefore(150)).isEqualTo(6);
    assertThat(ONE.lastBefore(100)).isEqualTo(5);
    assertThat(ONE.lastBefore(0)).isEqualTo(-1);
  }

  private static TermsView terms(int... numbers) {
    return new TermsView(
        "",
        IntStream.range(0, numbers.length / 2)
            .mapToObj(i -> new TermView(numbers[2 * i], numbers[2 * i + 1]))
            .toList());
  }
}
