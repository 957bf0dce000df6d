package dev.firedrill.web.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the catalogue says of drills is what was seen: the README's table has the figures. */
final class ProofsTest {

  private static final Pattern TOLD =
      Pattern.compile("(?m)^\\| ([a-z-]+) \\| (\\d{4}-\\d\\d-\\d\\d) \\|");

  @Test
  void everyDrillThatTheReadmeTellsOfIsInTheCatalogueAndNoneIsMadeUp() throws Exception {
    Map<String, LocalDate> told = new TreeMap<>();
    for (MatchResult row :
        TOLD.matcher(Files.readString(Path.of("..", "README.md"))).results().toList()) {
      told.merge(row.group(1), LocalDate.parse(row.group(2)), ProofsTest::later);
    }
    Map<String, LocalDate> shown = CatalogueScan.proofs().all();
    assertThat(told).hasSizeGreaterThanOrEqualTo(11);
    assertThat(shown.keySet())
        .as("the lines of runbooks/proven.properties, and README.md's table of what was proven")
        .isEqualTo(told.keySet());
    // Who drills again gets a newer day than the figures of the README.
    told.forEach(
        (runbook, day) -> assertThat(shown.get(runbook)).as(runbook).isAfterOrEqualTo(day));
  }

  private static LocalDate later(LocalDate one, LocalDate two) {
    return one.isAfter(two) ? one : two;
  }

  @Test
  void theCatalogueKnowsTheDayOfEachProvenRunbook() throws Exception {
    Catalogue catalogue = new CatalogueScan().catalogue();
    CatalogueScan.proofs()
        .all()
        .forEach((runbook, day) ->
            assertThat(catalogue.find(runbook).orElseThrow().proven()).as(runbook).isEqualTo(day));
    assertThat(catalogue.find("open-valve").orElseThrow().proven()).isNull();
  }

  @Test
  void whatIsNoDayStopsTheStart() {
    Properties lines = new Properties();
    lines.setProperty("open-valve", "lately");
    assertThatThrownBy(() -> new Proofs(lines))
        .isInstanceOf(PageMistake.class)
        .hasMessageContaining("'lately' at 'open-valve' is no day");
  }
}
