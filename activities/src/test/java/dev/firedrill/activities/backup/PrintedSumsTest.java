package dev.firedrill.activities.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.backup.Tables.Sum;
import org.junit.jupiter.api.Test;

/** The sums of tables, as PostgreSQL 15 writes them: XML in JSON. */
class PrintedSumsTest {

  private static final String ROW =
      "<row xmlns:xsi=\\\"http://www.w3.org/2001/XMLSchema-instance\\\">\\n  <n>%s</n>\\n"
          + "  <s>%s</s>\\n</row>\\n\\n";

  @Test
  void eachTableHasItsCountAndItsSum() {
    String text =
        "{ \"public.thing\" : \"%s\", \"app.\\\"Odd\\\"\" : \"%s\" }"
            .formatted(ROW.formatted("5000", "-42"), ROW.formatted("0", "0"));
    assertThat(PrintedSums.of("orders", text))
        .containsExactlyInAnyOrder(
            new Sum("orders.public.thing", 5000, "-42"), new Sum("orders.app.\"Odd\"", 0, "0"));
    assertThat(PrintedSums.of("empty", "{}")).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> PrintedSums.of("orders", "{\"public.thing\": \"<row/>\"}"))
        .hasMessage("the sums of public.thing cannot be read");
    assertThatThrownBy(() -> PrintedSums.of("orders", "psql: error"))
        .hasMessageStartingWith("the sums of tables: ");
  }
}
