package dev.firedrill.drill;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What keeps somebody from using a screen, as axe-core sees it. It is put into a page once, and
 * asked there as often as wanted, for what is wrong only. What breaks a look off is thrown: a look
 * that did not come to its end has found nothing out.
 */
final class Barriers {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** Of these, the rules whose answer the colour scheme can change. */
  private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

  /** Of these, the rules whose answer the width can change: what wraps, and what is scrolled. */
  private static final List<String> OF_LAYOUT =
      List.of("target-size", "scrollable-region-focusable");

  private static final String ASK =
      """
      ([type, values]) => axe
        .run(document, { runOnly: { type, values }, resultTypes: ['violations'] })
        .then((found) => found.violations.map((rule) => `${rule.id} at ${rule.nodes[0].html}`))
      """;

  private Barriers() {}

  /** All that is wrong by WCAG 2.2, levels A and AA. */
  static List<String> on(Page page) {
    return ask(page, "tag", WCAG);
  }

  static List<String> ofColours(Page page) {
    return ask(page, "rule", OF_COLOURS);
  }

  static List<String> ofLayout(Page page) {
    return ask(page, "rule", OF_LAYOUT);
  }

  private static List<String> ask(Page page, String type, List<String> values) {
    if (!Boolean.TRUE.equals(page.evaluate("typeof axe === 'object'"))) {
      page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
    }
    List<?> found = (List<?>) page.evaluate(ASK, List.of(type, values));
    return found.stream().map(String::valueOf).toList();
  }
}
