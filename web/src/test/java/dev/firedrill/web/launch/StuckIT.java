package dev.firedrill.web.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Browser;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.valve.Jam;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A procedure with a mistake, on the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StuckIT {

  private static final Logger LOG = LoggerFactory.getLogger(StuckIT.class);
  private static final String PAGE = "/runbooks/open-valve";
  private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"(r-[a-z0-9]{12})\"");

  private Desk desk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.startWithRealEngine(folder);
    desk.add("sre-a", Role.OPERATOR);
  }

  @AfterAll
  void stop() {
    Jam.THERE.set(false);
    desk.close();
  }

  @Test
  void aRunThatCannotGoOnIsShownAsStuckAndGoesOnOnceThatIsMended() {
    Browser browser = desk.signedIn("sre-a");
    Jam.THERE.set(true);
    String run = launched(browser);
    long began = System.nanoTime();
    String stuck = shown(browser, "/runs/" + run, "Stuck: cannot go on");
    LOG.info("Shown as stuck after {} s", (System.nanoTime() - began) / 1_000_000_000);
    assertThat(stuck).contains("The run cannot go on", "The log of the worker says why");
    assertThat(shown(browser, "/runs?state=OPEN", "Stuck: cannot go on")).contains(run);

    Jam.THERE.set(false);
    began = System.nanoTime();
    assertThat(shown(browser, "/runs/" + run, "Waiting for approval"))
        .doesNotContain("The run cannot go on");
    LOG.info("Goes on {} s after it was mended", (System.nanoTime() - began) / 1_000_000_000);
  }

  private static String launched(Browser browser) {
    Matcher id = RUN.matcher(browser.get(PAGE).body());
    assertThat(id.find()).isTrue();
    Map<String, String> form = Map.of("run", id.group(1), "target", "orders-db", "turns", "3");
    assertThat(browser.post(PAGE + "/launch", form).statusCode()).isEqualTo(302);
    return id.group(1);
  }

  private static String shown(Browser browser, String path, String words) {
    return Await.seen(() -> browser.get(path).body(), page -> page.contains(words));
  }
}
