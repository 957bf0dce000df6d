package dev.firedrill.drill.desk;

import dev.firedrill.lab.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A browser that watches one run: what it is sent, and when. */
public final class Watch implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
  private static final Set<String> ENDED =
      Set.of("Recovered", "Refused", "Declined", "Expired", "Aborted", "Unverified", "Lost");
  private static final Pattern DONE = Pattern.compile(">(\\d+) of (\\d+)<");
  private static final Pattern WORD = Pattern.compile("data-word=\"([^\"]*)\"");
  private static final Pattern TOLD = Pattern.compile("data-clock[^>]* datetime=\"([^\"]+)\"");

  private final List<Sight> sights = new CopyOnWriteArrayList<>();
  private final Visit visit;
  private final String run;
  private final Consumer<Sight> listener;
  private volatile boolean closed;
  private volatile @Nullable InputStream open;

  private Watch(Visit visit, String run, Consumer<Sight> listener) {
    this.visit = visit;
    this.run = run;
    this.listener = listener;
    Thread.ofVirtual().start(this::watch);
  }

  public static Watch of(Visit visit, String run) {
    return new Watch(visit, run, sight -> {});
  }

  public static Watch of(Visit visit, String run, Consumer<Sight> listener) {
    return new Watch(visit, run, listener);
  }

  /**
   * One state of the screen as it came.
   *
   * @param nanos when it came, by {@link System#nanoTime}
   * @param at when it came, by the wall clock
   * @param done how many steps are done
   * @param word the run's state in words
   * @param told when the run told its newest line
   */
  public record Sight(long nanos, Instant at, int done, String word, Instant told) {

    /** Whether the run waits at the gate that is this step. */
    public boolean isAt(int step) {
      return isWaiting() && done == step - 1;
    }

    /** Whether the run waits for a decision. */
    public boolean isWaiting() {
      return word.startsWith("Waiting");
    }

    public boolean isOver() {
      return ENDED.stream().anyMatch(word::startsWith);
    }
  }

  /** The first state that has this, waited for. */
  public Sight await(String what, Predicate<Sight> wanted) {
    Await.until(what, LONGEST, () -> sights.stream().anyMatch(wanted));
    return sights.stream().filter(wanted).findFirst().orElseThrow();
  }

  public boolean hasSeenSomething() {
    return !sights.isEmpty();
  }

  private void watch() {
    while (!closed) {
      try (InputStream stream = visit.stream("/runs/" + run + "/events")) {
        open = stream;
        read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
      } catch (IOException again) {
        open = null;
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private void read(BufferedReader lines) throws IOException {
    StringBuilder data = new StringBuilder();
    String line = lines.readLine();
    while (line != null) {
      if (line.startsWith("data:")) {
        data.append(line, 5, line.length()).append('\n');
      } else if (line.isEmpty()) {
        see(data.toString());
        data.setLength(0);
      }
      line = lines.readLine();
    }
  }

  private void see(String html) {
    Matcher word = WORD.matcher(html);
    if (!word.find()) {
      return; // a beat
    }
    Matcher done = DONE.matcher(html);
    Matcher told = TOLD.matcher(html);
    Sight sight =
        new Sight(
            System.nanoTime(),
            Instant.now(),
            done.find() ? Integer.parseInt(done.group(1)) : 0,
            word.group(1),
            told.find() ? Instant.parse(told.group(1)) : Instant.EPOCH);
    sights.add(sight);
    listener.accept(sight);
  }

  @Override
  public void close() {
    closed = true;
    InputStream stream = open;
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException over) {
        open = null;
      }
    }
  }
}
