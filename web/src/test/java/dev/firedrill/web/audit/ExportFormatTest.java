package dev.firedrill.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExportFormatTest {

  private static final String HOSTILE = "=+-@\t\r\n;,'\" a\uFF1D\uFF20";

  /** As docs/audit.md says that a cell is read. */
  private static String read(String cell) {
    String text = cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
    return text.replaceAll("(^|[;,\t\r\n\"])'", "$1");
  }

  @Test
  void noCellBeginsAFormulaWhateverASpreadsheetSplitsAt() {
    for (String formula :
        List.of(
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "@SUM(1)",
            "\t=1",
            "a;=1",
            "a,@x",
            "a\n=1",
            "a\";=1",
            ";\"=1",
            "\uFF1D1",
            "{\"detail\":\"x\t-1\"}")) {
      String cell = ExportFormat.cell(formula);
      for (String part : cell.split("[;,\t\r\n]")) {
        assertThat(part.replaceFirst("^\"+", ""))
            .as("%s in %s", formula, cell)
            .doesNotContainPattern("^[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");
      }
      assertThat(read(cell)).isEqualTo(formula);
    }
  }

  @Test
  void everyTextIsReadBackAsItWas() {
    Random random = new Random(20_261_121);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
      }
      assertThat(read(ExportFormat.cell(text.toString()))).isEqualTo(text.toString());
    }
  }

  @Test
  void nothingAndTheEmptyTextAreTwoThings() {
    AuditLine line =
        new AuditLine(
            7, "p", "h", null, null, 0, Instant.EPOCH, null, "SIGNED_IN", "", "{\"a\":1}", null);
    assertThat(ExportFormat.CSV.line(line))
        .isEqualTo(
            "7,\"p\",\"h\",,,0,\"1970-01-01T00:00:00Z\",,\"SIGNED_IN\",\"'\",\"{\"\"a\"\":1}\"\r\n");
    assertThat(ExportFormat.JSON_LINES.line(line))
        .isEqualTo(
            "{\"position\":7,\"previous\":\"p\",\"hash\":\"h\",\"run\":null,\"sequence\":null,"
                + "\"correction\":0,\"at\":\"1970-01-01T00:00:00Z\",\"person\":null,"
                + "\"what\":\"SIGNED_IN\",\"title\":\"\",\"content\":\"{\\\"a\\\":1}\"}\n");
  }
}
