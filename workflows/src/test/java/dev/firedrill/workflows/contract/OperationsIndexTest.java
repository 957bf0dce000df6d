package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operations index says of each page what the page's head says, and nothing else. */
class OperationsIndexTest {

  private static final Path FOLDER = Path.of("..", "runbooks");
  private static final int PAGES_AT_LEAST = 11;

  @Test
  void eachPageHasItsLineUnderItsCategory() throws IOException {
    List<String> expected = tables();
    List<String> found =
        Files.readAllLines(FOLDER.resolve("README.md")).stream()
            .filter(line -> line.startsWith("## ") || line.startsWith("|"))
            .toList();
    assertThat(found)
        .as(
            "runbooks/README.md differs from the pages; its headings and tables have to read:\n%s",
            String.join("\n", expected))
        .isEqualTo(expected);
  }

  @Test
  void eachPageLiesInTheFolderOfItsCategory() {
    assertThat(Pages.ids()).hasSizeGreaterThanOrEqualTo(PAGES_AT_LEAST);
    assertThat(Pages.ids()).allSatisfy(id -> assertThat(FOLDER.resolve(place(id))).exists());
  }

  private static List<String> tables() {
    return Pages.ids().stream()
        .collect(
            Collectors.groupingBy(OperationsIndexTest::category, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(each -> table(each.getKey(), each.getValue()))
        .toList();
  }

  private static Stream<String> table(String category, List<String> ids) {
    Stream<String> head =
        Stream.of(
            "## " + category,
            "| Runbook | System | Risk | Takes | Covers |",
            "|---|---|---|---|---|");
    return Stream.concat(head, ids.stream().map(OperationsIndexTest::row));
  }

  private static String row(String id) {
    return "| [%s](%s) | %s | %s | %s | %s |"
        .formatted(
            Pages.head(id, "title"),
            place(id),
            Pages.head(id, "system"),
            Pages.head(id, "risk"),
            Pages.head(id, "takes"),
            Pages.head(id, "covers"));
  }

  private static String place(String id) {
    return category(id) + "/" + id + ".md";
  }

  private static String category(String id) {
    return Pages.head(id, "category");
  }
}
