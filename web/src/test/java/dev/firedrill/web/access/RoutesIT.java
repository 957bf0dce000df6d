package dev.firedrill.web.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the router, as everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesIT {

  private static final List<String> ROLES =
      List.of("nobody", "newcomer", "viewer", "approver", "operator", "admin");

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("viewer", Role.VIEWER);
    desk.add("approver", Role.VIEWER, "incident-commander");
    desk.add("operator", Role.OPERATOR);
    desk.add("admin", Role.ADMIN);
    desk.bean(Accounts.class).setPassword("admin", Desk.PASSWORD, false);
    desk.bean(Accounts.class).add("newcomer", Role.ADMIN, List.of(), Desk.PASSWORD);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void everyRouteHasExactlyOneRule() {
    TreeSet<String> routes = new TreeSet<>();
    for (RequestMappingInfo route : mapping().getHandlerMethods().keySet()) {
      for (String pattern : route.getPatternValues()) {
        for (RequestMethod method : route.getMethodsCondition().getMethods()) {
          routes.add(method + " " + pattern);
        }
        if (route.getMethodsCondition().isEmpty()) {
          routes.add("ANY " + pattern);
        }
      }
    }
    // The error page is only dispatched to, and static files are no handler methods.
    assertThat(routes.removeIf(route -> route.endsWith(" /error"))).isTrue();
    List<String> rules =
        Rules.ALL.stream()
            .filter(rule -> !rule.pattern().equals("/assets/**"))
            .map(rule -> rule.method() + " " + rule.pattern())
            .toList();
    assertThat(rules).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(routes);
    assertThat(routes).hasSizeGreaterThan(20);
  }

  @Test
  void everyRouteIsForThoseWhomItsRuleNames() {
    List<String> wrong = new ArrayList<>();
    for (String role : ROLES) {
      Browser browser = browser(role);
      for (Rule rule : Rules.SCREENS) {
        if (leavesTheSession(rule)) {
          continue;
        }
        boolean allowed = isAllowed(call(browser, rule));
        if (allowed != rule.who().includes(person(role))) {
          wrong.add(role + (allowed ? " may " : " may not ") + rule);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aFormOfAnotherSiteIsRefusedOnEveryRoute() {
    Browser admin = browser("admin");
    for (Rule rule : Rules.SCREENS) {
      if (rule.method().equals(HttpMethod.POST)) {
        assertThat(admin.postBare(path(rule), "name=x&role=ADMIN").statusCode())
            .as(rule.toString())
            .isEqualTo(403);
      }
    }
  }

  @Test
  void noTrickWithThePathLeadsPastARule() {
    List<String> wrong = new ArrayList<>();
    for (String role : List.of("nobody", "viewer")) {
      Browser browser = browser(role);
      for (Rule rule : Rules.SCREENS) {
        if (rule.method().equals(HttpMethod.GET) && !rule.who().includes(person(role))) {
          for (String trick : tricks(path(rule))) {
            if (isAllowed(browser.get(trick)) && !isKnownToMiss(browser.get(trick))) {
              wrong.add(role + " " + trick);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * A form token that is good is sent first and last: what comes between is stopped by the rules.
   */
  @Test
  void noTrickWithThePathOfAFormLeadsPastARule() {
    List<String> good = new ArrayList<>();
    Map<String, Browser> browsers = new LinkedHashMap<>();
    try (Reached reached = Reached.watch(desk)) {
      ROLES.forEach(role -> browsers.put(role, browser(role)));
      // Who signs in sends a form, too; nobody does not.
      Await.until(() -> reached.by("POST").size() == ROLES.size() - 1);
      reached.forget();
      for (String role : ROLES) {
        Browser browser = requireNonNull(browsers.get(role));
        String form = "name=x&role=ADMIN&reason=x&_csrf=" + browser.formToken();
        String own = role.equals("nobody") ? "/sign-in" : "/account/password";
        browser.postBare(own, form);
        for (String path : formsNotFor(role)) {
          tricks(path).forEach(trick -> browser.postBare(trick, form));
          browser.postBare(path, form);
        }
        browser.postBare(own, form);
        good.addAll(List.of(own, own));
      }
      Await.until(() -> reached.by("POST").size() >= good.size());
      assertThat(reached.by("POST")).isEqualTo(good);
    }
  }

  /** The paths to which this role may send no form; where nobody may, an admin tries. */
  private static Set<String> formsNotFor(String role) {
    Set<String> paths = new TreeSet<>();
    for (Rule rule : Rules.SCREENS) {
      boolean form = rule.method().equals(HttpMethod.POST);
      if (form ? !rule.who().includes(person(role)) : role.equals("admin")) {
        paths.add(path(rule));
      }
    }
    Rules.SCREENS.stream()
        .filter(rule -> rule.method().equals(HttpMethod.POST))
        .filter(rule -> rule.who().includes(person(role)))
        .forEach(rule -> paths.remove(path(rule)));
    return paths;
  }

  @Test
  void aSessionOpensNothingThatIsForMachines() {
    Browser admin = browser("admin");
    for (Rule rule : ApiRules.ALL) {
      boolean post = rule.method().equals(HttpMethod.POST);
      assertThat((post ? admin.postBare(path(rule), "x=y") : admin.get(path(rule))).statusCode())
          .as(rule.toString())
          .isEqualTo(401);
    }
  }

  @Test
  void whatNoRuleNamesIsForNobody() {
    Browser admin = browser("admin");
    for (String path :
        List.of("/error", "/actuator", "/webjars/htmx.org/x.js", "/h2", "/runs.json")) {
      assertThat(admin.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(admin.get("/people", "X-HTTP-Method-Override", "POST").statusCode()).isEqualTo(200);
    assertThat(admin.get("/runs", "Origin", "https://elsewhere.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  private static List<String> tricks(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    String before = path.substring(0, path.length() - last.length());
    return List.of(
        path + ";x=1",
        path + "/",
        "/" + path,
        path + "%2f",
        path + "%00",
        path + ".html",
        path + "%20",
        path + "/.",
        "/assets/.." + path,
        "/assets/..%2f" + path,
        "/sign-in/.." + path,
        "/sign-in;" + path,
        before + last.toUpperCase(java.util.Locale.ROOT),
        before + "%2e/" + last,
        path + "?" + path);
  }

  /** A page without anything behind it is no way past a rule. */
  private static boolean isKnownToMiss(HttpResponse<String> answer) {
    return answer.statusCode() == 404 || answer.statusCode() == 400;
  }

  private static boolean leavesTheSession(Rule rule) {
    return rule.pattern().startsWith("/sign-out") || rule.pattern().endsWith("everywhere");
  }

  private HttpResponse<?> call(Browser browser, Rule rule) {
    String path = path(rule);
    if (rule.pattern().equals("/events")) {
      return browser.head(path); // its body has no end
    }
    return rule.method().equals(HttpMethod.POST)
        ? browser.post(path, Map.of("name", "?", "role", "NONE", "password", "x", "next", "/"))
        : browser.get(path);
  }

  /** Whatever is asked for does not exist, so that nothing is changed. */
  private static String path(Rule rule) {
    return rule.pattern()
        .replace("/**", "/desk.css")
        .replace("{step}", "1")
        .replaceAll("\\{[a-z]+}", "no-such-thing");
  }

  private static boolean isAllowed(HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status == 302) {
      String to = answer.headers().firstValue("Location").orElse("");
      return !to.contains("/sign-in?next=") && !to.endsWith("/account");
    }
    boolean wrongPassword = String.valueOf(answer.body()).contains("Name or password is wrong");
    return (status != 401 || wrongPassword) && status != 403;
  }

  private Browser browser(String role) {
    return role.equals("nobody") ? desk.browser() : desk.signedIn(role);
  }

  private static @org.jspecify.annotations.Nullable Person person(String role) {
    return switch (role) {
      case "nobody" -> null;
      case "newcomer" -> new Person(role, Role.ADMIN, Set.of(), true);
      case "approver" -> new Person(role, Role.VIEWER, Set.of("incident-commander"), false);
      case "operator" -> new Person(role, Role.OPERATOR, Set.of(), false);
      case "admin" -> new Person(role, Role.ADMIN, Set.of(), false);
      default -> new Person(role, Role.VIEWER, Set.of(), false);
    };
  }

  private RequestMappingHandlerMapping mapping() {
    return desk.bean(RequestMappingHandlerMapping.class);
  }
}
