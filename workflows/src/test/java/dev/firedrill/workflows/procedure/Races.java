package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many races, of which some are run at a time. */
final class Races {

  private static final int AT_ONCE = 24;

  private Races() {}

  /** One of them, by its number. */
  interface Race {
    void run(int number) throws Exception;
  }

  /** Runs this many, and returns when all are over and none has failed. */
  static void run(ExecutorService people, int races, Race race) throws Exception {
    Semaphore places = new Semaphore(AT_ONCE);
    List<Callable<Boolean>> all =
        IntStream.range(0, races)
            .<Callable<Boolean>>mapToObj(number ->
                () -> {
                  places.acquire();
                  try {
                    race.run(number);
                  } finally {
                    places.release();
                  }
                  return true;
                })
            .toList();
    for (Future<Boolean> each : people.invokeAll(all, 10, TimeUnit.MINUTES)) {
      assertThat(each.get()).isTrue();
    }
  }
}
