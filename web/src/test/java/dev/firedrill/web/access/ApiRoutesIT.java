package dev.firedrill.web.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;

/** Every route for machines, with every kind of credential. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiRoutesIT {

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.start(folder);
    desk.add("admin-a", Role.ADMIN, "incident-commander");
    tokens.put("nobody", "");
    tokens.put("viewer", desk.token("viewer", Role.VIEWER));
    tokens.put("decider", desk.token("decider", Role.VIEWER, "incident-commander"));
    tokens.put("operator", desk.token("operator", Role.OPERATOR));
    tokens.put("expired", desk.token("expired", Role.OPERATOR, "incident-commander"));
    tokens.put("revoked", desk.token("revoked", Role.OPERATOR, "incident-commander"));
    tokens.put("wrong", Token.draw());
    tokens.put("odd", "x");
    desk.database()
        .sql(
            "UPDATE tokens SET created_at = now() - interval '9 days', expires_at = now()"
                + " WHERE name = 'expired'")
        .update();
    desk.bean(TokenDesk.class).carryOut(TokenOrder.revoke("revoked"));
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void everyRouteIsForThoseWhomItsRuleNames() {
    List<String> wrong = new ArrayList<>();
    tokens.forEach((role, token) -> {
      for (Rule rule : ApiRules.ALL) {
        int status = call(desk.machine(token), rule);
        boolean allowed = status != 401 && status != 403;
        boolean bad = Set.of("expired", "revoked", "wrong", "odd").contains(role);
        if (allowed != (!bad && rule.who().includes(person(role))) || status >= 500) {
          wrong.add(role + " got " + status + " of " + rule);
        }
      }
    });
    assertThat(wrong).isEmpty();
    assertThat(ApiRules.ALL).hasSizeGreaterThan(10);
  }

  @Test
  void nobodyGetsThroughToAnyRoute() {
    Machine nobody = desk.machine("");
    for (Rule rule : ApiRules.ALL) {
      assertThat(call(nobody, rule)).as(rule.toString()).isEqualTo(401);
    }
    assertThat(nobody.get("/api/v1/no-such-thing").statusCode()).isEqualTo(401);
  }

  @Test
  void whoeverIsTurnedAwayIsToldWhyAndHowInAProblem() {
    Machine nobody = desk.machine("");
    HttpResponse<String> answer = nobody.get("/api/v1/runs");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"firedrill\"");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Machine.json(answer).get("status").intValue()).isEqualTo(401);
    assertThat(
            as("revoked").get("/api/v1/runs").headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("invalid_token");
  }

  @Test
  void oneCredentialPerRequest() {
    String cookie = SessionCookie.NAME + "=" + session();
    HttpResponse<String> both = as("viewer").get("/api/v1/runs", "Cookie", cookie);
    assertThat(both.statusCode()).isEqualTo(400);
    assertThat(both.body()).contains("One credential per request");
    assertThat(desk.machine("").get("/api/v1/runs", "Cookie", cookie).statusCode()).isEqualTo(401);
    HttpResponse<String> twice =
        as("viewer").get("/api/v1/runs", "Authorization", "Bearer " + tokens.get("operator"));
    assertThat(twice.statusCode()).isEqualTo(400);
  }

  @Test
  void aTokenOpensNoScreen() {
    Machine operator = as("operator");
    for (Rule rule : Rules.SCREENS) {
      if (rule.method().equals(HttpMethod.GET) && rule.who() != Rule.Who.ANYBODY) {
        String path = rule.pattern().replaceAll("\\{[a-z]+}", "1");
        int status = operator.get(path).statusCode();
        assertThat(status).as(rule.toString()).isIn(302, 401);
      }
    }
  }

  @Test
  void anotherMethodIsNotAllowedAndAnotherPathIsNotThere() {
    Machine operator = as("operator");
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "QUERY", "HEAD")) {
      HttpResponse<String> answer = operator.call(method, "/api/v1/runs", "");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
    }
    for (String path : List.of("/api", "/api/", "/api/v1", "/api/v1/people", "/api/v2/runs")) {
      assertThat(operator.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aPathThatIsSpelledOtherwiseIsAnsweredAsIfItWereNot() {
    HttpResponse<String> answer = as("viewer").get("/%61pi/v1/runs/no-such-thing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void noTrickWithThePathLeadsPastARule() {
    List<String> wrong = new ArrayList<>();
    for (String role : List.of("nobody", "viewer", "wrong")) {
      Machine machine = as(role);
      for (Rule rule : ApiRules.ALL) {
        for (String trick : tricks(path(rule))) {
          HttpResponse<InputStream> answer = open(machine, rule, trick);
          boolean refused = Set.of(302, 400, 401, 403, 404, 405).contains(answer.statusCode());
          if (!refused && !mayGet(role, rule.pattern())) {
            wrong.add(role + " " + answer.statusCode() + " " + trick);
          }
          if (!answer.headers().firstValue("Content-Type").orElse("").contains("problem+json")
              && refused
              && trick.startsWith("/api/")) {
            wrong.add("no problem: " + answer.statusCode() + " " + trick);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noTrickWithThePathOfAnOrderLeadsPastARule() {
    try (Reached reached = Reached.watch(desk)) {
      for (String role : tokens.keySet()) {
        Machine machine = as(role);
        for (Rule rule : ApiRules.ALL) {
          if (rule.method().equals(HttpMethod.POST) && !rule.who().includes(person(role))) {
            machine.post(path(rule), "{}");
            tricks(path(rule)).forEach(trick -> machine.post(trick, "{}"));
          }
        }
      }
      as("operator").post("/api/v1/runs", "{}");
      Await.until(() -> !reached.by("POST").isEmpty());
      assertThat(reached.by("POST")).containsExactly("/api/v1/runs");
    }
  }

  @Test
  void noOtherSiteIsLetIn() {
    HttpResponse<String> answer =
        as("viewer").get("/api/v1/runs", "Origin", "https://elsewhere.example");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
  }

  private Machine as(String role) {
    return desk.machine(requireNonNull(tokens.get(role)));
  }

  private static HttpResponse<InputStream> open(Machine machine, Rule rule, String path) {
    HttpResponse<InputStream> answer =
        machine.open(path, "X-HTTP-Method-Override", rule.method().name());
    try {
      answer.body().close(); // which may have no end
      return answer;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> tricks(String path) {
    return List.of(
        path + ";x=1",
        path + "/",
        "/" + path,
        path + "%2f",
        path + "%00",
        path + ".xml",
        path + "/.",
        "/api/v1/openapi.json/.." + path,
        "/api/v1/openapi.json/..%2f.." + path,
        "/api;" + path,
        path.replace("/api/", "/API/"),
        path.replace("/v1/", "//v1/"),
        path.replace("/v1/", "/%76%31/"),
        path.replace("/api/", "/%61pi/"),
        "/assets/.." + path,
        "/health/live/.." + path);
  }

  /** Another spelling of a path is the same path. */
  private static boolean mayGet(String role, String pattern) {
    return !role.equals("wrong")
        && ApiRules.ALL.stream()
            .filter(rule -> rule.method().equals(HttpMethod.GET))
            .anyMatch(rule -> rule.pattern().equals(pattern) && rule.who().includes(person(role)));
  }

  private static int call(Machine machine, Rule rule) {
    if (rule.method().equals(HttpMethod.POST)) {
      return machine.post(path(rule), "{}").statusCode();
    }
    return open(machine, rule, path(rule)).statusCode();
  }

  /** Whatever is asked for does not exist, so that nothing is changed. */
  private static String path(Rule rule) {
    return rule.pattern().replace("{step}", "1").replaceAll("\\{[a-z]+}", "no-such-thing");
  }

  private String session() {
    return desk.signedIn("admin-a").session();
  }

  private static @Nullable Person person(String role) {
    return switch (role) {
      case "viewer" -> new Person(role, Role.VIEWER, Set.of(), false);
      case "decider" -> new Person(role, Role.VIEWER, Set.of("incident-commander"), false);
      case "operator" -> new Person(role, Role.OPERATOR, Set.of(), false);
      default -> null;
    };
  }
}
