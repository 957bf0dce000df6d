package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one run told, in order, as the run has it now. */
public final class Told {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * Takes an entry; false if it is known. Told twice it is kept once. Told otherwise, the first was
   * told in a task that the engine has given out again since, as it does when a click comes in
   * while a run ends: then nothing that was told from there on has happened for the run.
   */
  public synchronized boolean take(Entry entry) {
    Optional<Entry> first =
        entries.stream().filter(known -> known.sequence() == entry.sequence()).findFirst();
    if (first.isPresent()) {
      if (saysTheSame(first.get(), entry) || first.get().at().isAfter(entry.at())) {
        return false;
      }
      entries.removeIf(known -> known.sequence() >= entry.sequence());
    }
    entries.add(entry);
    return true;
  }

  /** All that was told. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  private static boolean saysTheSame(Entry one, Entry other) {
    return words(one).equals(words(other));
  }

  /** An entry without its moment, which is another one whenever it is told. */
  private static Entry words(Entry entry) {
    return new Entry(
        entry.sequence(),
        Instant.EPOCH,
        entry.kind(),
        entry.step(),
        entry.title(),
        entry.detail(),
        null,
        null,
        entry.person(),
        entry.ending());
  }
}
