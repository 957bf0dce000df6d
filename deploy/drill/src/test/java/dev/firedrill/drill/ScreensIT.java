package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every screen fits, can be read and used by everybody, and is light. */
@ExtendWith(OnStage.class)
class ScreensIT {

  @Test
  void everyScreenFitsIsAccessibleAndLight(Stage stage) {
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
      objections.addAll(look(starter, "/nowhere", "not-found"));

      String run = starter.launchFailover("").runOfPage();
      starter.waitsAt("Promote ");
      objections.addAll(look(decider, "/runs/" + run, "run-waiting"));
      objections.addAll(look(decider, "/gates", "gates"));
      objections.addAll(look(starter, "/runs/" + run, "run-of-starter"));
      objections.addAll(look(starter, "/targets", "targets"));
      decider.open("/runs/" + run).deny("Promote ", "the screens were looked at");
      decider.seesEnding("Declined");
      objections.addAll(look(decider, "/runs/" + run, "run-declined"));
      objections.addAll(look(decider, "/runs", "runs"));
      for (Visitor visitor : List.of(stranger, admin, starter, decider)) {
        objections.addAll(visitor.complaints());
      }
    }
    objections.removeIf(why -> why.contains("/nowhere") && why.contains("404"));
    assertThat(objections).isEmpty();
  }

  private static List<String> look(Visitor visitor, String path, String name) {
    Page page = visitor.open(path).page();
    List<String> objections = Screens.objectionsTo(page, name);
    page.setViewportSize(1280, 900);
    return objections;
  }
}
