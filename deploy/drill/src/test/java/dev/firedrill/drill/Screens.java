package dev.firedrill.drill;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at one screen as phones and desks show it, by day and by night. */
final class Screens {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int[] WIDTHS = {360, 1024, 1600};
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final int HEAVIEST = 150 * 1024;

  private Screens() {}

  /** Keeps a picture of the whole page as it is. */
  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  /** Keeps pictures in every width and scheme, and returns every objection to this screen. */
  static List<String> objectionsTo(Page page, String name) {
    List<String> objections = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : WIDTHS) {
        String at = "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
        page.setViewportSize(width, width < 500 ? 740 : 900);
        picture(page, at);
        overflow(page).forEach(why -> objections.add(at + ": " + why));
      }
      barriers(page).forEach(why -> objections.add(name + " " + scheme + ": " + why));
    }
    int weight = weight(page);
    if (weight > HEAVIEST) {
      objections.add("%s weighs %d bytes".formatted(name, weight));
    }
    System.out.printf("%-18s %4d KB%n", name, weight / 1024);
    return objections;
  }

  private static List<String> barriers(Page page) {
    return new AxeBuilder(page)
        .withTags(RULES).analyze().getViolations().stream()
            .map(rule -> rule.getId() + " at " + rule.getNodes().getFirst().getHtml())
            .toList();
  }

  /** What can be scrolled to and holds nothing, and what does not fit. */
  static List<String> overflow(Page page) {
    List<String> objections = new ArrayList<>();
    int wider = pixels(page, "document.documentElement.scrollWidth - innerWidth");
    if (wider > 0) {
      objections.add("scrolls sideways by " + wider + " px");
    }
    int bar =
        pixels(
            page,
            "Math.max(0, ...[...document.querySelectorAll('.bar nav')]"
                + ".map((nav) => nav.scrollWidth - nav.clientWidth))");
    if (bar > 0) {
      objections.add("its bar scrolls sideways by " + bar + " px");
    }
    int tail =
        pixels(
            page,
            "document.documentElement.scrollHeight - Math.max(innerHeight,"
                + " document.body.getBoundingClientRect().bottom + scrollY)");
    if (tail > 1) {
      objections.add("scrolls on over " + tail + " px of nothing");
    }
    return objections;
  }

  private static int pixels(Page page, String expression) {
    return ((Number) page.evaluate(expression)).intValue();
  }

  /** Bytes of the page and all it loads, as they cross the wire without a cache. */
  private static int weight(Page page) {
    Object bytes =
        page.evaluate(
            "[...performance.getEntriesByType('navigation'),"
                + " ...performance.getEntriesByType('resource')]"
                + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
    return ((Number) bytes).intValue();
  }
}
