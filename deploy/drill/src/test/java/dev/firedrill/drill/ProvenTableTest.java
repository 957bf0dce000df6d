package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No drill is missing in the README's table of what was proven, and no runbook is without one. */
class ProvenTableTest {

  private static final Path HOME = Path.of("..", "..");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| ([a-z-]+) \\| \\d{4}-\\d\\d-\\d\\d \\| (.+?) \\| RECOVERED \\| \\d+\\.\\d s"
              + " \\| (?:\\d+ [a-z]+ \\| \\d+|– \\| –) \\| (?:\\d+\\.\\d s|–) \\| .+ \\|$");
  private static final Pattern ID = Pattern.compile("(?m)^id: ([a-z-]+)$");

  @Test
  void theReadmesTableHasOneRowForEachDrillAndNoOther() throws IOException {
    String readme = Files.readString(HOME.resolve("README.md"));
    assertThat(readme).containsOnlyOnce(Row.HEAD);
    assertThat(table(readme).map(line -> ROW.matcher(line).replaceAll("$1: $2")))
        .as("README.md's rows of what was proven")
        .containsExactlyInAnyOrderElementsOf(drills());
  }

  @Test
  void everyRunbookHasADrill() throws IOException {
    Set<String> runbooks = new TreeSet<>();
    try (Stream<Path> files = Files.walk(HOME.resolve("runbooks"), 2)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        ID.matcher(Files.readString(page)).results().forEach(id -> runbooks.add(id.group(1)));
      }
    }
    assertThat(DrillCommand.subjects().stream().map(Subject::runbook).collect(Collectors.toSet()))
        .isEqualTo(runbooks);
  }

  private static Stream<String> table(String readme) {
    return readme
        .substring(readme.indexOf(Row.HEAD) + Row.HEAD.length())
        .lines()
        .takeWhile(line -> line.startsWith("|"));
  }

  /** All that a command line can name, and the one that takes people in browsers. */
  private static List<String> drills() {
    return Stream.concat(DrillCommand.subjects().stream(), Stream.of(LossyFailover.SUBJECT))
        .map(each -> each.runbook() + ": " + each.inWords())
        .toList();
  }
}
