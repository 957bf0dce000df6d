package dev.firedrill.drill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.firedrill.lab.Await;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every screen fits, can be read and used by everybody, with a keyboard too, and is light. {@link
 * Screens} says what is looked at in which width and colour scheme.
 */
@ExtendWith(OnStage.class)
class ScreensIT {

  private static final int PHONE = 360;
  private static final List<Integer> WIDTHS = List.of(320, PHONE, 412, 600, 640, 768, 960, 1024);

  private final Looked looked = new Looked();

  @Test
  void aMistakeIsSaidOnAScreenThatFits(Stage stage) {
    List<String> objections = new ArrayList<>();
    try (Visitor stranger = stage.stranger();
        Visitor starter = stage.as(Stage.SRE_A)) {
      stranger.open("/sign-in").page().getByLabel("Name").fill("nobody");
      stranger.page().getByLabel("Password").fill("not a password of anybody");
      stranger.press("Sign in").seesObjection("Name or password is wrong");
      objections.addAll(Screens.objectionsTo(stranger.page(), "sign-in-failed"));
      starter.open("/runbooks/patroni-failover").page().getByLabel("Candidate").fill("pg 2, or 3");
      starter.page().getByLabel("Cluster").selectOption("orders-db");
      starter.press("Start").seesObjection("Nothing was started.");
      assertThat(starter.page().locator(".field.wrong .mistake").count()).isPositive();
      objections.addAll(Screens.objectionsTo(starter.page(), "launch-mistaken"));
      objections.addAll(stranger.complaints());
      objections.addAll(starter.complaints());
    }
    objections.removeIf(why -> why.contains("/sign-in") && why.contains("401"));
    objections.removeIf(why -> why.contains("/launch") && why.contains("422"));
    assertThat(objections).isEmpty();
  }

  @Test
  void everyScreenFitsIsAccessibleAndLight(Stage stage, @TempDir Path folder) throws IOException {
    stage.loseLeader();
    List<String> objections = new ArrayList<>();
    try (Visitor stranger = stage.stranger();
        Visitor admin = stage.as("admin");
        Visitor starter = stage.as(Stage.SRE_A);
        Visitor decider = stage.as(Stage.SRE_B)) {
      objections.addAll(look(stranger, "/sign-in", "sign-in"));
      objections.addAll(look(admin, "/people", "people"));
      objections.addAll(look(admin, "/account", "account"));
      objections.addAll(look(starter, "/runbooks", "runbooks"));
      objections.addAll(look(starter, "/runbooks/patroni-failover", "runbook"));
      objections.addAll(look(starter, "/gates", "gates-none"));
      starter.open("/schedules").page().getByText("Launch now…").first().click();
      objections.addAll(Screens.objectionsTo(starter.page(), "schedules-open"));
      starter.page().setViewportSize(1280, 900);
      objections.addAll(look(decider, "/schedules", "schedules"));
      objections.addAll(look(starter, "/nowhere", "not-found"));

      starter.planFailover().seesEnding("Planned");
      objections.addAll(look(starter, "/runs/" + starter.runOfPage(), "plan"));
      starter.press("Start “Fail over a Patroni cluster” on orders-db");
      String run = starter.runOfPage();
      starter.waitsAt("Promote ");
      objections.addAll(look(decider, "/runs/" + run, "run-waiting"));
      objections.addAll(look(decider, "/runs/" + run + "/log", "log"));
      objections.addAll(look(decider, "/runs/" + run + "/log?step=1&q=200", "log-search"));
      objections.addAll(look(decider, "/runs/" + run + "/log?q=nowhere", "log-none"));
      objections.addAll(look(decider, "/gates", "gates"));
      int step = stage.house().openGates(run).getFirst().card().id();
      objections.addAll(look(decider, "/gates/" + run + "/" + step, "gate-alone"));
      objections.addAll(look(admin, "/targets", "targets-of-admin"));
      objections.addAll(look(starter, "/runs/" + run, "run-of-starter"));
      objections.addAll(look(starter, "/targets", "targets"));
      objections.addAll(look(decider, "/runs/" + run + "/cancel", "cancel"));
      decider.open("/runs/" + run).deny("Promote ", "the screens were looked at");
      decider.seesEnding("Declined");
      objections.addAll(look(decider, "/runs/" + run, "run-declined"));
      objections.addAll(look(decider, "/runs", "runs"));
      objections.addAll(look(decider, "/targets", "targets-with-history"));
      objections.addAll(look(decider, "/audit", "audit"));
      objections.addAll(look(decider, "/audit?person=nobody", "audit-none"));
      Await.until(
          "the evidence",
          Duration.ofMinutes(4),
          () -> decider.open("/evidence").page().content().contains(run));
      objections.addAll(look(decider, "/evidence", "evidence"));
      try (Visitor reader = stage.stranger()) {
        byte[] bundle = decider.page().request().get("/runs/" + run + "/evidence.zip").body();
        objections.addAll(lookAtReport(reader, bundle, folder));
      }
      objections.addAll(look(admin, "/stop", "stop"));
      admin.page().getByLabel("Reason").fill("a drill went wrong: everybody looks first");
      admin.press("Stop all changes");
      try {
        objections.addAll(look(admin, "/stop", "stopped"));
        objections.addAll(look(decider, "/runs", "runs-stopped"));
      } finally { // for whoever comes after
        admin.open("/stop").page().getByLabel("Reason").fill("we looked");
        admin.press("Release changes");
      }
      try (ShownRun parked = new ShownRun(stage.house())) {
        parked.parks();
        objections.addAll(look(starter, parked.path() + "/parked", "parked-alone"));
      }
      for (Visitor visitor : List.of(stranger, admin, starter, decider)) {
        objections.addAll(visitor.complaints());
      }
    }
    objections.removeIf(why -> why.contains("/nowhere") && why.contains("404"));
    objections.addAll(looked.objections(stage.house()));
    assertThat(objections).isEmpty();
  }

  @Test
  void whatIsSeldomSeenFitsToo(Stage stage) {
    List<String> objections = new ArrayList<>();
    try (ShownRun run = new ShownRun(stage.house());
        Visitor admin = stage.as("admin");
        Visitor newcomer = stage.stranger();
        Visitor starter = stage.as(Stage.SRE_A)) {
      run.does("Look at the cluster");
      run.parks();
      objections.addAll(look(starter, run.path(), "parked"));
      run.asked("no form");
      objections.addAll(look(starter, run.path(), "failed"));
      assertThat(starter.page().locator("main h1")).hasText("Something went wrong here");
      run.asked(Map.of());
      objections.addAll(lookAtOneTimePassword(admin, newcomer));
      objections.addAll(look(starter, "/people", "not-yours"));
      objections.addAll(look(starter, "/runbooks?q=nothing", "runbooks-none"));
      objections.addAll(look(starter, "/runs?target=nothing", "runs-none"));
      objections.addAll(starter.complaints());
    }
    objections.removeIf(why -> why.contains("/people") && why.contains("403"));
    objections.removeIf(why -> why.contains("/runs/") && why.contains("500"));
    assertThat(objections).isEmpty();
  }

  @Test
  void theBarFitsEveryWidth(Stage stage) {
    try (Visitor visitor = stage.as(Stage.SRE_A)) {
      Page page = visitor.open("/schedules").page();
      for (int width : WIDTHS) {
        page.setViewportSize(width, 740);
        assertThat(Screens.overflow(page)).as(width + " px").isEmpty();
        Locator here = page.locator(".bar nav [aria-current]:visible");
        assertThat(here).hasCount(1);
      }
    }
  }

  @Test
  void onAPhoneWithoutScriptTheKeyboardReachesEveryScreen(Stage stage) {
    try (Visitor visitor = stage.withoutScript(Stage.SRE_A)) {
      Page page = visitor.page();
      page.setViewportSize(PHONE, 740);
      for (String screen : List.of("Runs", "Gates", "Schedules", "Targets", "Audit")) {
        visitor.open("/runbooks");
        walkTo(page, screen);
        page.keyboard().press("Enter");
        assertThat(page.locator("main h1")).hasText(screen);
      }
    }
  }

  @Test
  void escapeClosesTheMenuAndLeavesTheKeyboardWhereItWas(Stage stage) {
    try (Visitor visitor = stage.as(Stage.SRE_A)) {
      Page page = visitor.open("/runbooks").page();
      page.setViewportSize(PHONE, 740);
      Locator menu = page.locator(".bar .more");
      menu.locator("summary").press("Enter");
      assertThat(menu).hasAttribute("open", "");
      Screens.picture(page, "menu-open-360");
      page.keyboard().press("Tab");
      page.keyboard().press("Escape");
      assertThat(menu).not().hasAttribute("open", "");
      assertThat(menu.locator("summary")).isFocused();
    }
  }

  /** What a bundle of evidence shows to whoever opens its files, without Firedrill. */
  private static List<String> lookAtReport(Visitor reader, byte[] bundle, Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("evidence.zip"), bundle);
    try (FileSystem zip = FileSystems.newFileSystem(file);
        Stream<Path> all = Files.walk(zip.getPath("/"))) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Files.write(folder.resolve(String.valueOf(each.getFileName())), Files.readAllBytes(each));
      }
    }
    reader.open(folder.resolve("report.html").toUri().toString());
    return Screens.objectionsTo(reader.page(), "evidence-report");
  }

  /** Its owner comes in with it, and chooses another. */
  private static List<String> lookAtOneTimePassword(Visitor admin, Visitor newcomer) {
    Page page = admin.open("/people").page();
    page.locator("#new-name").fill("newcomer");
    admin.press("Add");
    assertThat(page.locator(".told-once code")).isVisible();
    String oneTime = page.locator(".told-once code").innerText();
    newcomer.signIn("newcomer", oneTime).choosePassword(oneTime, "water before words, then rest");
    List<String> objections = new ArrayList<>(Screens.objectionsTo(page, "person-added"));
    objections.addAll(newcomer.complaints()); // whoever was removed is refused from then on
    page.locator("#more-newcomer summary").click();
    admin.press("Remove newcomer");
    assertThat(page.locator("#more-newcomer")).hasCount(0);
    return objections;
  }

  private List<String> look(Visitor visitor, String path, String name) {
    looked.at(path);
    Page page = visitor.open(path).page();
    List<String> objections = Screens.objectionsTo(page, name);
    page.setViewportSize(1280, 900);
    return objections;
  }

  /** From the page's beginning by Tab, opening the menu of further screens on the way. */
  private static void walkTo(Page page, String link) {
    Locator here = page.locator("*:focus");
    for (int steps = 0; steps < 12; steps++) {
      page.keyboard().press("Tab");
      String words = here.innerText().strip();
      if (words.startsWith(link)) {
        return;
      }
      if (words.startsWith("More")) {
        page.keyboard().press("Enter");
      }
    }
    throw new AssertionError("the keyboard does not come to " + link);
  }
}
