package dev.firedrill.web.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PageParserTest {

  private static final String GOOD =
      """
      ---
      id: open-valve
      title: Open the valve
      system: valve
      category: 04-data
      covers: valve-recovery
      owner: plumbers
      alerts: [ValveShut]
      takes: 1 min
      risk: low
      no-way-back-after: Turn the wheel
      ---

      ## Meaning
      The valve is **shut**.

      ## Impact
      No water.

      ## Before you start
      - Wear gloves.

      ## Procedure
      What follows takes a minute.

      ### Look at the valve
      It is red.

      ### Turn the wheel
      To the left.

      ## Afterwards
      Nothing.

      ## If it stops
      | It says | Then |
      |---|---|
      | REFUSED | wait |

      ## Rollback
      Turn it back.
      """;

  @Test
  void aPageIsItsHeadItsHeadingsAndItsSteps() {
    Page page = PageParser.parse("04-data/open-valve.md", GOOD);
    assertThat(page.id()).isEqualTo("open-valve");
    assertThat(page.alerts()).containsExactly("ValveShut");
    assertThat(page.steps())
        .extracting(Page.Step::title)
        .containsExactly("Look at the valve", "Turn the wheel");
    assertThat(page.sections())
        .extracting(Page.Section::title)
        .containsExactlyElementsOf(PageParser.HEADINGS);
    assertThat(page.sections().get(3).html()).contains("takes a minute").doesNotContain("red");
    assertThat(page.sections().get(5).html()).contains("<table>");
    assertThat(page.meaning()).contains("<strong>shut</strong>");
  }

  @Test
  void htmlAndScriptLinksInAPageAreText() {
    String page = GOOD.replace("No water.", "<script>x</script> [go](javascript:x)");
    assertThat(PageParser.parse("f", page).sections().get(1).html())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>", "href=\"javascript");
  }

  @Test
  void aPageIsFoundByEveryWordOfASearch() {
    Page page = PageParser.parse("f", GOOD);
    assertThat(page.matches("valveshut PLUMBERS")).isTrue();
    assertThat(page.matches("valve kafka")).isFalse();
    assertThat(page.matches("")).isTrue();
  }

  @Test
  void aMistakeInTheHeadNamesFileAndLine() {
    says(GOOD.replace("risk: low", "risk: some"), "f:2: risk is low, medium or high");
    says(GOOD.replace("takes: 1 min\n", ""), "f:2: the head has no 'takes'");
    says(GOOD.replace("system: valve", "sytem: valve"), "f:4: 'sytem' is no key of a page");
    says(GOOD.replace("owner: plumbers", "owner: {a: b}"), "f:7: a word");
    says(GOOD.replace("takes: 1 min", "id: twice"), "f:9: 'id' stands here twice");
    says(GOOD.replace("wheel\n---", "wall\n---"), "f:2: no-way-back-after names no step");
    says(GOOD.replace("title: Open", "title: !!java.net.URL [Open]\n#"), "f:3");
    says(GOOD.substring(4), "f:1: a page begins with '---'");
    says("---\nid: x\n", "f:1: the head has no end");
  }

  @Test
  void aMistakeInTheBodyNamesFileAndLine() {
    says(GOOD.replace("## Impact", "## Consequences"), "f:17: 'Consequences' stands here");
    says(GOOD.replace("\n## Meaning", "\nStray words.\n\n## Meaning"), "f:14: text stands before");
    says(GOOD.replace("## Rollback\n", ""), "the heading 'Rollback' is missing");
    says(GOOD.replace("### Turn the wheel", "### Look at the valve"), "two steps are called");
    says(
        GOOD.replace("### Look at the valve", "").replace("### Turn the wheel", ""),
        "the procedure has no step");
  }

  private static void says(String page, String mistake) {
    assertThatThrownBy(() -> PageParser.parse("f", page))
        .isInstanceOf(PageMistake.class)
        .hasMessageContaining(mistake);
  }
}
