package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.firedrill.web.Await;
import dev.firedrill.workflows.procedure.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.CannotCreateTransactionException;

/** Many sign-ins at once, on the pool that the journal of every run needs too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInFloodIT {

  private static final int PEOPLE = 60;

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("sre-a", Role.OPERATOR);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void theJournalIsToldWhileManySignIn() throws Exception {
    Turns turns = desk.bean(Turns.class);
    Ledger ledger = desk.bean(Ledger.class);
    HikariDataSource pool = (HikariDataSource) desk.bean(DataSource.class);
    CountDownLatch taken = new CountDownLatch(2);
    CountDownLatch answered = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> held = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        held.add(
            crowd.submit(() -> turns.take(Source.of("192.0.2.9"), () -> hold(taken, answered))));
      }
      taken.await();
      for (int i = 0; i < PEOPLE; i++) {
        String name = i % 2 == 0 ? "sre-a" : "nobody-" + i;
        answers.add(crowd.submit(attempt(name, Source.of("198.51.100." + i))));
      }
      Await.until(
          () -> turns.waiting() + answers.stream().filter(Future::isDone).count() == PEOPLE);
      try {
        for (int i = 0; i < 10; i++) {
          ledger.append("", "ASKED", "while many sign in", Map.of("round", String.valueOf(i)));
          assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isLessThan(10);
        }
      } finally {
        answered.countDown();
      }
      for (Future<Boolean> holder : held) {
        assertThat(holder.get()).isTrue();
      }
    }
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isIn("let in or not", "busy");
    }
  }

  @Test
  void whoseTurnDoesNotComeIsToldSoAndNothingIsCounted() throws Exception {
    CountDownLatch taken = new CountDownLatch(2);
    CountDownLatch answered = new CountDownLatch(1);
    Turns turns = desk.bean(Turns.class);
    desk.add("sre-b", Role.OPERATOR);
    List<Future<Boolean>> held = new ArrayList<>();
    try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        held.add(two.submit(() -> turns.take(Source.of("192.0.2.9"), () -> hold(taken, answered))));
      }
      taken.await();
      var answer = desk.browser().signIn("sre-b", "wrong, but never looked at");
      answered.countDown();
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("your turn did not come", "try again in a few seconds");
    }
    assertThat(held).allMatch(Future::resultNow);
    assertThat(number("SELECT failures FROM accounts WHERE name = 'sre-b'")).isZero();
  }

  @Test
  void manyGuessesAtOnceAreAsMany() throws Exception {
    desk.add("sre-c", Role.OPERATOR);
    Attempts attempts = desk.bean(Attempts.class);
    List<Future<?>> guesses = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        Source source = Source.of("198.51.100." + i % 10);
        guesses.add(crowd.submit(() -> guess(attempts, source)));
      }
    }
    assertThat(guesses).allMatch(guess -> guess.state() == Future.State.SUCCESS);
    assertThat(number("SELECT failures FROM accounts WHERE name = 'sre-c'")).isEqualTo(40);
    assertThat(number("SELECT min(failures) FROM sign_in_sources WHERE name = 'sre-c'"))
        .isEqualTo(4);
    assertThat(number("SELECT max(failures) FROM sign_in_sources WHERE name = 'sre-c'"))
        .isEqualTo(4);
  }

  private static void guess(Attempts attempts, Source source) {
    while (true) {
      try {
        attempts.begin("sre-c", source);
        return;
      } catch (CannotCreateTransactionException noConnection) {
        Thread.onSpinWait(); // nothing was counted: who gets no connection in time comes again
      }
    }
  }

  private int number(String sql) {
    return desk.database().sql(sql).query(Integer.class).single();
  }

  private static boolean hold(CountDownLatch taken, CountDownLatch until) {
    taken.countDown();
    try {
      until.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Callable<String> attempt(String name, Source source) {
    return () -> {
      try {
        desk.bean(SignIn.class).enter(name, "a guess among many", source);
        return "let in or not";
      } catch (Busy busy) {
        return "busy";
      }
    };
  }
}
