package dev.firedrill.workflows.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages as they lie in the runbooks folder. */
final class Pages {

  private static final Path FOLDER = Path.of("..", "runbooks");

  private Pages() {}

  static List<String> ids() {
    try (Stream<Path> files = Files.walk(FOLDER, 2)) {
      return files
          .filter(file -> file.getNameCount() == FOLDER.getNameCount() + 2)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .map(name -> name.substring(0, name.length() - ".md".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The step titles of a page: the third-level headings under Procedure. */
  static List<String> steps(String id) {
    List<String> lines = lines(id);
    int from = lines.indexOf("## Procedure");
    return lines.subList(from + 1, lines.size()).stream()
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("### "))
        .map(line -> line.substring("### ".length()))
        .toList();
  }

  /** What stands under this second-level heading, as one line. */
  static String section(String id, String heading) {
    List<String> lines = lines(id);
    return lines.subList(lines.indexOf("## " + heading) + 1, lines.size()).stream()
        .takeWhile(line -> !line.startsWith("## "))
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  static String noWayBackAfter(String id) {
    return head(id, "no-way-back-after");
  }

  /** What stands after this key at the page's head; empty where the key is missing. */
  static String head(String id, String key) {
    String begin = key + ": ";
    return lines(id).stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .findFirst()
        .orElse("");
  }

  private static List<String> lines(String id) {
    try (Stream<Path> files = Files.walk(FOLDER, 2)) {
      Path page = files.filter(file -> file.endsWith(id + ".md")).findFirst().orElseThrow();
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
