package dev.firedrill.drill;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths that were looked at, to be held against all the pages that there are. */
final class Looked {

  /** What a browser is given that nobody looks at alone: parts of pages, files and streams. */
  private static final Set<String> NO_PAGES =
      Set.of(
          "/", // which leads to the runbooks
          "/error", // which is what other addresses answer
          "/events",
          "/runs/{run}/events",
          "/runs/{run}/gate",
          "/gates/count",
          "/parked/count",
          "/runs/{run}/evidence.zip",
          "/runs/{run}/log/text",
          "/audit/lines.csv",
          "/audit/lines.jsonl",
          "/evidence/key.pem",
          "/health/live",
          "/health/ready");

  private final Set<String> paths = new TreeSet<>();

  /** At this path; what comes after a question mark makes no other page. */
  void at(String path) {
    paths.add(path.replaceAll("[?].*", ""));
  }

  /** What is wrong: pages that nobody looked at, and parts of pages that there are no more. */
  List<String> objections(House house) {
    Set<String> routes = routes(house);
    Stream<String> missed =
        routes.stream()
            .filter(route -> !NO_PAGES.contains(route) && !isSeen(route))
            .map(route -> "nobody looked at " + route);
    Stream<String> gone =
        NO_PAGES.stream()
            .filter(route -> !routes.contains(route))
            .map(route -> "there is no route " + route);
    return Stream.concat(missed, gone).toList();
  }

  private boolean isSeen(String route) {
    PathPattern pattern = PathPatternParser.defaultInstance.parse(route);
    return paths.stream().map(PathContainer::parsePath).anyMatch(pattern::matches);
  }

  /** What browsers may ask for, by the patterns of the controllers. */
  private static Set<String> routes(House house) {
    return house.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getPatternValues().stream())
        .filter(route -> !route.startsWith("/api/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
