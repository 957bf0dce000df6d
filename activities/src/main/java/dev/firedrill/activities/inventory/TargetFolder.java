package dev.firedrill.activities.inventory;

import dev.firedrill.workflows.procedure.InventoryMistakes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that holds the inventory's files. */
final class TargetFolder {

  private final Path folder;
  private final Map<String, TargetReader<?>> readers;
  private final List<String> mistakes = new ArrayList<>();
  private final List<TargetFile.Read> targets = new ArrayList<>();
  private final Map<String, Path> places = new HashMap<>();

  TargetFolder(Path folder, Map<String, TargetReader<?>> readers) {
    this.folder = folder;
    this.readers = readers;
  }

  Targets read() {
    files().forEach(this::read);
    if (!mistakes.isEmpty()) {
      throw new InventoryMistakes(mistakes);
    }
    return new Targets(targets);
  }

  private List<Path> files() {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the folder of targets, " + folder, e);
    }
  }

  private void read(Path path) {
    String name = String.valueOf(path.getFileName());
    if (name.endsWith(".yml")) {
      mistakes.add(path + ":1: rename it: only files that end in .yaml are read");
    } else if (name.endsWith(".yaml")) {
      TargetFile file = new TargetFile(path, readers);
      text(path).flatMap(file::read).ifPresent(target -> add(target, path));
      mistakes.addAll(file.mistakes());
    }
  }

  private void add(TargetFile.Read read, Path path) {
    String name = read.target().name().value();
    Path other = places.putIfAbsent(name, path);
    if (other != null) {
      mistakes.add(path + ":1: " + name + " stands in " + other + " already");
    }
    targets.add(read);
  }

  private Optional<String> text(Path path) {
    try {
      return Optional.of(Files.readString(path));
    } catch (CharacterCodingException e) {
      mistakes.add(path + ":1: not UTF-8");
    } catch (IOException e) {
      mistakes.add(path + ":1: cannot be read");
    }
    return Optional.empty();
  }
}
