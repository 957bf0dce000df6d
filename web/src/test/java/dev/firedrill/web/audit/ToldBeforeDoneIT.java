package dev.firedrill.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real engine and a real database that goes away: what cannot be told is not done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToldBeforeDoneIT {

  private static final String PAGE = "/runbooks/seal-tank";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");
  private static final int REFUSED_TELLINGS = 3;

  private Path data;
  private Desk desk;
  private JdbcClient database;
  private CountedTank tank;
  private Browser starter;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    data = folder.resolve("data");
    desk = Desk.startWithRealEngine(folder);
    database = JdbcClient.create(StoppedDatabase.superuser(data, "firedrill"));
    desk.add("sre-a", Role.OPERATOR);
    tank = desk.bean(CountedTank.class);
    starter = desk.signedIn("sre-a");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSING, full, open,  '',   'open seal'",
    "REFUSING, full, seal,  open, 'open seal'",
    "REFUSING, low,  close, open, 'open close'",
    "FROZEN,   full, seal,  open, 'open seal'"
  })
  void whatCannotBeToldIsNotDoneUntilItCanAndThenOnce(
      StoppedDatabase how, String gauge, String next, String done, String inTheEnd) {
    tank.before(next, () -> how.stop(data));
    String run = launch(gauge);
    try {
      Await.until(tank::isSprung);
      int told = tank.tellings();
      int tries = how == StoppedDatabase.FROZEN ? 1 : REFUSED_TELLINGS;
      Await.until(() -> tank.tellings() >= told + tries);
      assertThat(tank.effects()).as("while nobody can be told").isEqualTo(words(done));
    } finally {
      how.comesBack(data);
    }
    Await.until(() -> state(run).equals("ENDED"));
    assertThat(tank.effects()).as("when it is back").isEqualTo(words(inTheEnd));
    for (String title :
        inTheEnd.contains("close") ? List.of("Close the pump") : List.of("Seal the tank")) {
      assertThat(lines(run, title)).as("told once before it was done").isEqualTo(1);
    }
    assertThat(desk.bean(dev.firedrill.workflows.procedure.AuditCheck.class).verify().faults())
        .isEmpty();
  }

  @Test
  void aLaunchThatCannotBeToldStartsNothing() {
    tank.before("open", () -> {});
    String run = drawn();
    String token = token();
    StoppedDatabase.REFUSING.stop(data);
    try {
      assertThat(
              starter
                  .postBare(
                      PAGE + "/launch",
                      "run=" + run + "&target=orders-db&gauge=full&_csrf=" + token)
                  .statusCode())
          .isGreaterThanOrEqualTo(400);
    } finally {
      StoppedDatabase.REFUSING.comesBack(data);
    }
    Await.until(() -> starter.get("/runs/" + run).statusCode() == 404);
    assertThat(tank.isSprung()).isFalse();
    assertThat(tank.effects()).isEmpty();
  }

  private String launch(String gauge) {
    String run = drawn();
    Map<String, String> form = Map.of("run", run, "target", "orders-db", "gauge", gauge);
    assertThat(starter.post(PAGE + "/launch", form).statusCode()).isEqualTo(302);
    return run;
  }

  private String drawn() {
    Matcher id = RUN.matcher(starter.get(PAGE).body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private String token() {
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(starter.get(PAGE).body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private String state(String run) {
    return database
        .sql("SELECT state FROM runs WHERE id = ?")
        .param(run)
        .query(String.class)
        .single();
  }

  private long lines(String run, String title) {
    return database
        .sql("SELECT count(*) FROM audit WHERE run_id = ? AND title = ? AND what LIKE '%BEGAN'")
        .params(run, title)
        .query(Long.class)
        .single();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
