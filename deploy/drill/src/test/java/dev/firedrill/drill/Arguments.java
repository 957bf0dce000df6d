package dev.firedrill.drill;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The arguments of every process that this machine runs, by its id, looked at again and again. They
 * change when a process becomes another program, which most do at once: who is older is asked
 * seldom.
 */
final class Arguments implements AutoCloseable {

  private static final long BETWEEN_LOOKS_NANOS = 50_000_000;
  private static final Path PROCESSES = Path.of("/proc");

  /** In looks. */
  private static final int YOUNG = 20;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread looking =
      Thread.ofPlatform().name("arguments").daemon().unstarted(this::look);
  private final AtomicInteger looks = new AtomicInteger();
  private Map<String, Integer> ages = Map.of();
  private volatile boolean open = true;

  private Arguments() {}

  static Arguments watch() {
    Arguments arguments = new Arguments();
    arguments.looking.start();
    return arguments;
  }

  private void look() {
    while (open) {
      Map<String, Integer> now = new HashMap<>();
      for (String name : requireNonNull(PROCESSES.toFile().list())) {
        if (Character.isDigit(name.charAt(0))) {
          int age = ages.getOrDefault(name, 0) + 1;
          now.put(name, age);
          if (isDue(age)) {
            read(name);
          }
        }
      }
      ages = now;
      looks.incrementAndGet();
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }

  private static boolean isDue(int age) {
    return age <= YOUNG || age % YOUNG == 0;
  }

  private void read(String process) {
    try {
      Path words = PROCESSES.resolve(process).resolve("cmdline");
      seen.add(Files.readString(words, StandardCharsets.ISO_8859_1));
    } catch (IOException ended) {
      // It ended while it was looked at.
    }
  }

  /** Everything that was seen so far. */
  String all() {
    return String.join("\n", seen);
  }

  int looks() {
    return looks.get();
  }

  @Override
  public void close() {
    open = false;
  }
}
