package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

final class TurnsTest {

  private static final Source HERE = Source.of("192.0.2.1");
  private static final Source ELSEWHERE = Source.of("192.0.2.2");

  private final Turns turns = new Turns(Duration.ofMillis(50));

  @Test
  void whoseTurnDoesNotComeInTimeIsToldAndTheNextOneHasIt() throws Exception {
    CountDownLatch taken = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Boolean>> held = new ArrayList<>();
    try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        held.add(two.submit(() -> turns.take(HERE, () -> hold(taken, go))));
      }
      taken.await();
      assertThatExceptionOfType(Busy.class).isThrownBy(() -> turns.take(HERE, () -> "mine"));
      go.countDown();
    }
    assertThat(held).allMatch(Future::resultNow);
    assertThat(turns.take(HERE, () -> "mine")).isEqualTo("mine");
  }

  @Test
  void aFloodFromOneSourceLeavesTurnsForTheOthers() throws Exception {
    Turns patient = new Turns(Duration.ofMinutes(5));
    CountDownLatch taken = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger refused = new AtomicInteger();
    List<Future<Boolean>> flood = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        flood.add(
            crowd.submit(() -> {
              try {
                return patient.take(HERE, () -> hold(taken, go));
              } catch (Busy busy) {
                refused.incrementAndGet();
                return false;
              }
            }));
      }
      taken.await();
      while (refused.get() < 92) {
        Thread.onSpinWait(); // eight have or await their turn
      }
      Future<String> person = crowd.submit(() -> patient.take(ELSEWHERE, () -> "let in"));
      go.countDown();
      assertThat(person.get()).isEqualTo("let in");
    }
    assertThat(flood).filteredOn(Future::resultNow).hasSize(8);
  }

  @Test
  void aTurnIsGivenBackWhateverCameOfIt() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              turns.take(
                  HERE,
                  () -> {
                    throw new IllegalStateException("no database");
                  }))
          .withMessage("no database");
    }
    assertThat(turns.take(HERE, () -> "mine")).isEqualTo("mine");
  }

  @Test
  void nobodyWaitsWithAConnectionInHand() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatIllegalStateException().isThrownBy(() -> turns.take(HERE, () -> "mine"));
    } finally {
      TransactionSynchronizationManager.clear();
    }
  }

  private static boolean hold(CountDownLatch taken, CountDownLatch go) {
    taken.countDown();
    try {
      go.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
