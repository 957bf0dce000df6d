package dev.firedrill.activities.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes found so far in one file. */
final class Mistakes {

  private record Mistake(int line, String what) {}

  private final Path file;
  private final List<Mistake> found = new ArrayList<>();

  Mistakes(Path file) {
    this.file = file;
  }

  /** Notes a mistake at a line, from 1. */
  void add(int line, String what) {
    found.add(new Mistake(line, what));
  }

  /** A line of the file, as people look it up. */
  String place(int line) {
    return file + ":" + line;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<String> lines() {
    return found.stream()
        .sorted(Comparator.comparingInt(Mistake::line))
        .map(mistake -> place(mistake.line()) + ": " + mistake.what())
        .distinct()
        .toList();
  }
}
