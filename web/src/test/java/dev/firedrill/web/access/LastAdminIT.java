package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two admins who fall out with each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LastAdminIT {

  private static final int ROUNDS = 60;

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("ann", Role.ADMIN);
    desk.add("bob", Role.ADMIN);
    desk.database().sql("DELETE FROM accounts WHERE name = 'admin'").update();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void twoWhoTakeItFromEachOtherAtOnceLeaveOneAdmin() throws Exception {
    People people = desk.bean(People.class);
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < ROUNDS; round++) {
        desk.database().sql("UPDATE accounts SET role = 'ADMIN'").update();
        Callable<List<String>> ofAnn =
            () -> {
              together.await();
              return people.allow("ann", "bob", Role.VIEWER, "");
            };
        Callable<List<String>> ofBob =
            () -> {
              together.await();
              return people.allow("bob", "ann", Role.VIEWER, "");
            };
        List<Future<List<String>>> answers = both.invokeAll(List.of(ofAnn, ofBob));
        assertThat(admins()).as("round " + round).hasSize(1);
        assertThat(answers.get(0).get().isEmpty()).isNotEqualTo(answers.get(1).get().isEmpty());
      }
    }
  }

  private List<String> admins() {
    return desk.database()
        .sql("SELECT name FROM accounts WHERE role = 'ADMIN'")
        .query(String.class)
        .list();
  }
}
