package dev.firedrill.activities;

import dev.firedrill.workflows.procedure.RunNotes;
import java.util.ArrayList;
import java.util.List;

/** The notes of one run, whatever it is called. */
public final class MemoryNotes implements RunNotes {

  private final List<Kept> all = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  @Override
  public synchronized void note(String run, String person, String said, List<Kept> kept) {
    words.add(said);
    all.addAll(kept);
  }

  @Override
  public synchronized List<Kept> kept(String run, String kind) {
    return all.stream().filter(each -> each.kind().equals(kind)).toList();
  }

  /** What people read. */
  public synchronized List<String> words() {
    return List.copyOf(words);
  }
}
