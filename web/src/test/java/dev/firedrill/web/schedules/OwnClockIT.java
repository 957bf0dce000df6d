package dev.firedrill.web.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Desk;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** A process that carries out no run reconciles all the same, and of several one at a time. */
final class OwnClockIT {

  @TempDir Path folder;

  @Test
  void aProcessWithoutAWorkerOrSchedulesAtItsEngineLooksByItsOwnClock() throws Exception {
    try (Desk desk = Desk.start(folder, "--firedrill.roles=web")) {
      assertThat(desk.bean(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks())
          .extracting(Object::toString)
          .anyMatch(task -> task.endsWith("OwnClock.lookForSlots"))
          .anyMatch(task -> task.endsWith("OwnClock.lookForBackups"));
      TestSchedules.stopOwnClock(desk);
      desk.bean(Keeper.class).keep();
      assertThat(desk.bean(Keeper.class).banner()).as("it keeps no schedules").isEmpty();
      desk.database().sql("UPDATE backups_due SET since = now() - interval '9 days'").update();
      desk.bean(OwnClock.class).lookForBackups();
      assertThat(desk.bean(BackupRows.class).missing())
          .extracting(BackupRows.Missing::target)
          .containsExactly("orders-db");
    }
  }

  @Test
  void whatOneIsAtTheOthersLeaveToIt() throws Exception {
    try (Desk desk = Desk.start(folder);
        ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      TestSchedules.stopOwnClock(desk);
      SlotRows rows = desk.bean(SlotRows.class);
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch over = new CountDownLatch(1);
      Future<Integer> first =
          elsewhere.submit(() ->
              rows.unlessUnderWay(
                  "this",
                  () -> {
                    begun.countDown();
                    awaited(over);
                    return 3;
                  }));
      awaited(begun);
      int meanwhile = rows.unlessUnderWay("this", () -> 5);
      int other = rows.unlessUnderWay("that", () -> 7);
      over.countDown(); // before anything is asserted: what fails shall not wait for it
      assertThat(meanwhile).isZero();
      assertThat(other).isEqualTo(7);
      assertThat(first.get()).isEqualTo(3);
      assertThat(rows.unlessUnderWay("this", () -> 5)).isEqualTo(5);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
