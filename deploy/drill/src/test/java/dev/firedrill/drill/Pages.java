package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Every page and file on which a run can be read. */
final class Pages {

  private Pages() {}

  /** What somebody who is signed in is given, by path. */
  static Map<String, String> of(UnaryOperator<String> page, String run) {
    Map<String, String> pages = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/runs/" + run,
            "/runs/" + run + "/log",
            "/runs/" + run + "/log?page=last",
            "/runs/" + run + "/log/text",
            "/runs",
            "/gates",
            "/targets",
            "/runbooks",
            "/evidence",
            "/schedules",
            "/audit?run=" + run,
            "/audit/lines.jsonl?run=" + run,
            "/audit/lines.csv?run=" + run)) {
      String text = page.apply(path);
      assertThat(text).as(path).contains(sign(path, run));
      pages.put(path, text);
    }
    return pages;
  }

  /** What shows that it is the page, and not an empty one. */
  private static String sign(String path, String run) {
    if (path.endsWith("/text")) {
      return "\n"; // lines of what was asked and answered, without the run's name
    }
    return path.contains(run) ? run : "</html>";
  }
}
