package dev.firedrill.bench;

import static dev.firedrill.bench.Bench.TARGET;

import dev.firedrill.drill.desk.Operator;
import dev.firedrill.drill.desk.Watch;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser has to load for the heaviest screen, a run's. */
final class Pages {

  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/assets/[^\"#]+)");
  private static final double KIB = 1024;

  private Pages() {}

  static Figure measure(Operator operator) {
    Operator.Form form = operator.form("bench-twenty-changes", TARGET);
    operator.launch(form);
    try (Watch watch = Watch.of(operator.visit(), form.run())) {
      watch.await("the end", Watch.Sight::isOver);
    }
    String page = operator.visit().page("/runs/" + form.run());
    Set<String> files = new TreeSet<>();
    Matcher found = FILE.matcher(page);
    while (found.find()) {
      files.add(found.group(1));
    }
    double bytes = page.length();
    for (String file : files) {
      bytes += operator.visit().page(file).length();
    }
    return Figure.atMost(
        "a run's page with all its files, KiB, not packed",
        bytes / KIB,
        150,
        String.format(Locale.ROOT, "%d files", files.size() + 1));
  }
}
