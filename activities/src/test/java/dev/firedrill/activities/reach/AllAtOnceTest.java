package dev.firedrill.activities.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class AllAtOnceTest {

  /** Each waits for all others: asked one after the other, none would ever answer. */
  @Test
  void allAreAskedAtOnceAndAnswerInTheirOrder() {
    CyclicBarrier together = new CyclicBarrier(3);
    assertThat(AllAtOnce.ask(List.of("a", "b", "c"), each -> after(together, each)))
        .containsExactly("a!", "b!", "c!");
  }

  @Test
  void nobodyIsAskedNothing() {
    assertThat(AllAtOnce.ask(List.of(), each -> each)).isEmpty();
  }

  @Test
  void whatFailsSaysSoInItsOwnWords() {
    assertThatThrownBy(() ->
            AllAtOnce.ask(
                List.of(1, 2),
                each -> {
                  throw new IllegalStateException("no answer");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no answer")
        .hasNoCause();
  }

  private static String after(CyclicBarrier together, String each) {
    try {
      together.await();
      return each + "!";
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
