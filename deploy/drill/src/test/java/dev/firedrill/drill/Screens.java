package dev.firedrill.drill;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks at one screen as phones and desks show it, by day and by night. It is loaded once, and then
 * resized and recoloured. Whether it fits is seen at each width in each scheme; the barriers of its
 * layout at each width, by day; those of its colours in each scheme, at the widest; and all others
 * once, there by day, since they are about the markup, which is the same everywhere. So what only a
 * narrower width shows is looked at for its layout alone.
 */
final class Screens {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int PHONE = 360;
  private static final int DESK = 1600;
  private static final int[] WIDTHS = {PHONE, 1024, DESK};
  private static final int HEAVIEST = 150 * 1024;

  /** How far it can be scrolled sideways, how far its bar can, and how far beyond its end. */
  private static final String TOO_FAR =
      """
      () => [
        document.documentElement.scrollWidth - innerWidth,
        Math.max(0, ...[...document.querySelectorAll('.bar nav')]
          .map((nav) => nav.scrollWidth - nav.clientWidth)),
        document.documentElement.scrollHeight - Math.max(innerHeight,
          document.body.getBoundingClientRect().bottom + scrollY),
      ]
      """;

  private Screens() {}

  /**
   * Keeps a picture of the whole page as it is. Its caret is not hidden: that is done by a style of
   * each field, which the page's policy refuses when an update copies it meanwhile.
   */
  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + ".png"))
            .setFullPage(true)
            .setCaret(ScreenshotCaret.INITIAL));
  }

  /** Keeps pictures of this screen, and returns every objection to it. */
  static List<String> objectionsTo(Page page, String name) {
    List<String> objections = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : WIDTHS) {
        String at = "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
        page.setViewportSize(width, width < 500 ? 740 : 900);
        if (isPictured(width, scheme)) {
          picture(page, at);
        }
        overflow(page).forEach(why -> objections.add(at + ": " + why));
        barriers(page, width, scheme).forEach(why -> objections.add(at + ": " + why));
      }
    }
    int weight = weight(page);
    if (weight > HEAVIEST) {
      objections.add("%s weighs %d bytes".formatted(name, weight));
    }
    System.out.printf("%-18s %4d KB%n", name, weight / 1024);
    return objections;
  }

  /** A phone by day and a desk by night; {@code -Ddrill.pictures=true} has all taken. */
  private static boolean isPictured(int width, ColorScheme scheme) {
    return Boolean.getBoolean("drill.pictures")
        || width == (scheme == ColorScheme.LIGHT ? PHONE : DESK);
  }

  private static List<String> barriers(Page page, int width, ColorScheme scheme) {
    if (scheme == ColorScheme.DARK) {
      return width == DESK ? Barriers.ofColours(page) : List.of();
    }
    return width == DESK ? Barriers.on(page) : Barriers.ofLayout(page);
  }

  /** What can be scrolled to and holds nothing, and what does not fit. */
  static List<String> overflow(Page page) {
    List<?> seen = (List<?>) page.evaluate(TOO_FAR);
    int[] pixels = seen.stream().mapToInt(each -> ((Number) each).intValue()).toArray();
    List<String> objections = new ArrayList<>();
    if (pixels[0] > 0) {
      objections.add("scrolls sideways by " + pixels[0] + " px");
    }
    if (pixels[1] > 0) {
      objections.add("its bar scrolls sideways by " + pixels[1] + " px");
    }
    if (pixels[2] > 1) {
      objections.add("scrolls on over " + pixels[2] + " px of nothing");
    }
    return objections;
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
