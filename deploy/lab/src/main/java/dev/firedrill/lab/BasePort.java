package dev.firedrill.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * The first of as many ports in a row as a lab takes on each of its addresses. It is kept in the
 * lab's folder, where whoever attaches to the lab finds it.
 *
 * @param file the name of its file
 */
public record BasePort(String file, Collection<String> addresses, int count) {

  /** What a lab in this folder has chosen; empty where there is none. */
  public Optional<Integer> in(Path folder) {
    try {
      Path kept = folder.resolve(file);
      return Files.exists(kept)
          ? Optional.of(Integer.parseInt(Files.readString(kept).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Chooses and keeps one: the wished one, which has to be free, or for 0 one that is. */
  public int choose(Path folder, int wished) {
    int base = wished == 0 ? Ports.freeBase(addresses, count) : wished;
    Ports.requireFree(addresses, base, count);
    TextFile.write(folder.resolve(file), "rw-------", base + "\n");
    return base;
  }
}
